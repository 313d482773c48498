import type { ConsentNoticeInput, ConsentServiceInput } from '@smallshop/contract';
import { necessary } from './default-notice.ts';

/** Its scripts work in the browser alone: nobody receives anything. */
const asked: Pick<ConsentServiceInput, 'recipients' | 'legalBasis'> = { recipients: [], legalBasis: 'consent' };

/** A shop that would also like to remember, count and advertise, and asks before it does. */
export const demoNotice: ConsentNoticeInput = {
  policyUrl: '/privacy/',
  policyVersion: '1',
  controller: { name: 'Osmanthe', country: 'US', contact: '/privacy/' },
  categories: [
    necessary,
    {
      id: 'preferences',
      required: false,
      sale: false,
      services: [
        {
          ...asked,
          id: 'recently-viewed',
          purposes: ['dpv:ServicePersonalisation'],
          personalData: ['pd:BrowsingBehaviour'],
          retention: 'P30D',
          name: 'Recently viewed',
          purpose: {
            en: 'Shows again what you looked at last.', 'zh-CN': '再次展示您最近看过的商品。',
            de: 'Zeigt wieder, was Sie zuletzt angesehen haben.', fr: 'Réaffiche ce que vous avez consulté en dernier.',
            es: 'Vuelve a mostrar lo último que viste.', ja: '最近見た商品をもう一度表示します。',
            'pt-BR': 'Mostra de novo o que você viu por último.', ar: 'يعرض مجددًا آخر ما شاهدته.',
          },
          storage: [{ name: 'shop_recent', days: 30, store: 'localStorage' }],
        },
      ],
    },
    {
      id: 'analytics',
      required: false,
      sale: false,
      services: [
        {
          ...asked,
          id: 'page-counts',
          purposes: ['dpv:ServiceUsageAnalytics'],
          personalData: ['pd:BrowsingBehaviour'],
          retention: 'P180D',
          name: 'Page counts',
          purpose: {
            en: 'Counts which pages are read, to make them better.', 'zh-CN': '统计哪些页面被浏览，以便改进。',
            de: 'Zählt, welche Seiten gelesen werden, um sie zu verbessern.', fr: 'Compte les pages lues, pour les améliorer.',
            es: 'Cuenta qué páginas se leen, para mejorarlas.', ja: 'ページの改善のため、閲覧されたページを数えます。',
            'pt-BR': 'Conta quais páginas são lidas, para melhorá-las.', ar: 'يحصي الصفحات المقروءة لتحسينها.',
          },
          storage: [{ name: 'shop_visits', days: 180, store: 'localStorage' }],
        },
      ],
    },
    {
      id: 'marketing',
      required: false,
      // Knowing which advertisement worked is what partners pay for: Global Privacy Control speaks against it.
      sale: true,
      services: [
        {
          ...asked,
          id: 'ad-results',
          purposes: ['dpv:Marketing'],
          personalData: ['pd:BrowsingBehaviour'],
          retention: 'P90D',
          name: 'Ad results',
          purpose: {
            en: 'Remembers which advertisement brought you here.', 'zh-CN': '记住您是通过哪则广告来到本店的。',
            de: 'Merkt sich, über welche Anzeige Sie gekommen sind.', fr: 'Retient quelle annonce vous a amené ici.',
            es: 'Recuerda qué anuncio te trajo aquí.', ja: 'どの広告から来店されたかを記憶します。',
            'pt-BR': 'Lembra qual anúncio trouxe você até aqui.', ar: 'يتذكر الإعلان الذي جاء بك إلى هنا.',
          },
          storage: [{ name: 'shop_campaign', days: 90, store: 'localStorage' }],
        },
      ],
    },
  ],
};
