import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'إعدادات المنطقة',
  country: 'البلد',
  currency: 'العملة',
  language: 'اللغة',
  notLoaded: 'تعذّر تحميل البلدان والعملات.',
  notChanged: 'تعذّر تغيير الاختيار.',
  offline: 'أنت غير متصل بالإنترنت. يلزم الاتصال لهذا.',
  retry: 'إعادة المحاولة',
};
