import type { StoredNotice } from '../checkout/checkout.tables.ts';
import { necessary } from './default-notice.ts';

/** A shop that would also like to remember, count and advertise, and asks before it does. */
export const demoNotice: StoredNotice = {
  policyUrl: '/privacy',
  categories: [
    necessary,
    {
      id: 'preferences',
      required: false,
      sale: false,
      services: [
        {
          id: 'recently-viewed',
          name: 'Recently viewed',
          purpose: {
            en: 'Shows again what you looked at last.', 'zh-CN': '再次展示您最近看过的商品。',
            de: 'Zeigt wieder, was Sie zuletzt angesehen haben.', fr: 'Réaffiche ce que vous avez consulté en dernier.',
            es: 'Vuelve a mostrar lo último que viste.', ja: '最近見た商品をもう一度表示します。',
            'pt-BR': 'Mostra de novo o que você viu por último.', ar: 'يعرض مجددًا آخر ما شاهدته.',
          },
          storage: [{ name: 'shop_recent', days: 30 }],
        },
      ],
    },
    {
      id: 'analytics',
      required: false,
      sale: false,
      services: [
        {
          id: 'page-counts',
          name: 'Page counts',
          purpose: {
            en: 'Counts which pages are read, to make them better.', 'zh-CN': '统计哪些页面被浏览，以便改进。',
            de: 'Zählt, welche Seiten gelesen werden, um sie zu verbessern.', fr: 'Compte les pages lues, pour les améliorer.',
            es: 'Cuenta qué páginas se leen, para mejorarlas.', ja: 'ページの改善のため、閲覧されたページを数えます。',
            'pt-BR': 'Conta quais páginas são lidas, para melhorá-las.', ar: 'يحصي الصفحات المقروءة لتحسينها.',
          },
          storage: [{ name: 'shop_visit', days: 0 }, { name: 'shop_visitor', days: 180 }],
        },
      ],
    },
    {
      id: 'marketing',
      required: false,
      // Tells an advertising partner about a purchase: sharing, in the words of the California Consumer Privacy Act.
      sale: true,
      services: [
        {
          id: 'ad-results',
          name: 'Ad results',
          purpose: {
            en: 'Tells a partner which advertisement led to a purchase.', 'zh-CN': '告知合作伙伴哪则广告带来了购买。',
            de: 'Teilt einem Partner mit, welche Anzeige zu einem Kauf geführt hat.', fr: 'Indique à un partenaire quelle annonce a mené à un achat.',
            es: 'Indica a un socio qué anuncio llevó a una compra.', ja: 'どの広告が購入につながったかを提携先に伝えます。',
            'pt-BR': 'Informa a um parceiro qual anúncio levou a uma compra.', ar: 'يُعلم شريكًا بالإعلان الذي أدى إلى الشراء.',
          },
          storage: [{ name: 'shop_campaign', days: 90 }],
        },
      ],
    },
  ],
};
