import { inCurrencies, roundUnits } from '../../money/round-units.ts';
import type { promotions } from '../../shop/promotion-settings/promotion.tables.ts';

const currencies = Object.keys(roundUnits);

type DemoPromotion = Omit<typeof promotions.$inferInsert, 'storeId' | 'collections'> & {
  /** Handle of the collection that it is for; without that collection there is no such promotion. */
  collection?: string;
};

/** Promotions of the demo: codes to try out, and two that need none. */
export const demoPromotions: readonly DemoPromotion[] = [
  { id: 'welcome10', code: 'WELCOME10', kind: 'percentage', basisPoints: 1000 },
  {
    id: 'tea5',
    code: 'TEA5',
    kind: 'amount',
    amounts: inCurrencies(5, currencies),
    minimumSubtotals: inCurrencies(30, currencies),
  },
  { id: 'expired', code: 'EXPIRED', kind: 'percentage', basisPoints: 2000, endsAt: new Date('2026-01-01T00:00:00Z') },
  {
    id: 'shipfree',
    code: 'SHIPFREE',
    kind: 'free_shipping',
    customerLimit: 1,
    titles: {
      en: 'Free shipping',
      'zh-CN': '免运费',
      de: 'Kostenloser Versand',
      fr: 'Livraison offerte',
      es: 'Envío gratis',
      ja: '送料無料',
      'pt-BR': 'Frete grátis',
      ar: 'شحن مجاني',
    },
  },
  {
    id: 'table-for-three',
    code: null,
    kind: 'buy_x_get_y',
    collection: 'table',
    buyXGetY: { buyQuantity: 2, getQuantity: 1, basisPoints: 10_000, getCollections: null, mostTimes: 4 },
    titles: {
      en: 'For the table: buy two, get one',
      'zh-CN': '餐桌系列：买二送一',
      de: 'Für den Tisch: zwei kaufen, eins dazu',
      fr: 'Pour la table : deux achetés, un offert',
      es: 'Para la mesa: compra dos y llévate otro',
      ja: '食卓まわり：2点購入で1点無料',
      'pt-BR': 'Para a mesa: compre dois e ganhe um',
      ar: 'للمائدة: اشترِ اثنين واحصل على واحد',
    },
  },
  {
    id: 'wear-five-percent',
    code: null,
    kind: 'percentage',
    basisPoints: 500,
    collection: 'wear',
    minimumSubtotals: inCurrencies(150, currencies),
    titles: {
      en: '5% off clothing',
      'zh-CN': '服饰九五折',
      de: '5 % auf Kleidung',
      fr: '5 % sur les vêtements',
      es: '5 % en ropa',
      ja: '衣類5％オフ',
      'pt-BR': '5% em roupas',
      ar: 'خصم 5% على الملابس',
    },
  },
];
