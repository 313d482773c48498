import type { Locale } from '../locale.ts';

export const store: Locale['store'] = {
  added: 'أُضيف «{title}» إلى سلة التسوق.',
  addedUnnamed: 'أُضيف إلى سلة التسوق.',
  removed: 'أُزيل «{title}» من سلة التسوق.',
  restored: 'عاد المنتج إلى سلة التسوق.',
  quantitySet: { other: 'كمية «{title}» الآن {count}.' },
  outOfStock: 'لم يُضَف: نفدت الكمية.',
  outOfStockLeft: {
    one: 'بقيت قطعة واحدة فقط؛ لا يمكن إضافة المزيد.',
    two: 'بقيت قطعتان فقط؛ لا يمكن إضافة المزيد.',
    few: 'بقيت {count} قطع فقط؛ لا يمكن إضافة المزيد.',
    other: 'بقيت {count} قطعة فقط؛ لا يمكن إضافة المزيد.',
  },
  cartFull: 'سلة التسوق ممتلئة.',
  notSold: 'لم يعد هذا المنتج يُباع.',
  unreachable: 'تعذّر الوصول إلى المتجر. سلتك محفوظة وستُرسل لاحقًا.',
  failed: 'لم تنجح العملية. يُرجى المحاولة مرة أخرى.',
  regionChanged: 'تُعرض الأسعار الآن بعملة {currency} مع التوصيل إلى {country}.',
};
