import {
  cartLifetimeDays,
  consentValidityDays,
  type ConsentNoticeInput,
  type ConsentServiceInput,
} from '@smallshop/contract';

type Category = ConsentNoticeInput['categories'][number];

/** Days that a browser keeps the key of the last order, and the shopper's country, currency and language. */
const orderKeyDays = 60;
const regionChoiceDays = 365;

const own: Pick<ConsentServiceInput, 'name' | 'recipients' | 'legalBasis'> = {
  name: 'SmallShop',
  recipients: [],
  legalBasis: 'contract',
};

/**
 * What SmallShop stores in a browser. All of it is strictly necessary for what the shopper asked for. `*` is a
 * placeholder for the store's key, so two shops on one page do not share storage.
 */
export const ownCategory: Category = {
  id: 'necessary',
  required: true,
  sale: false,
  services: [
    {
      ...own,
      id: 'cart',
      purpose: {
        en: 'Keeps your cart and checkout, also after a reload and in another tab.',
        'zh-CN': '保存您的购物车和结账信息，刷新页面或换标签页也不会丢失。',
        de: 'Merkt sich Warenkorb und Kasse, auch nach dem Neuladen und in einem anderen Tab.',
        fr: 'Conserve votre panier et votre commande en cours, même après un rechargement ou dans un autre onglet.',
        es: 'Conserva tu carrito y tu compra, también tras recargar o en otra pestaña.',
        ja: 'カートと購入手続きの内容を、再読み込み後や別のタブでも保持します。',
        'pt-BR': 'Guarda seu carrinho e sua compra, também após recarregar ou em outra aba.',
        ar: 'يحفظ سلتك وعملية الشراء، حتى بعد إعادة التحميل أو في علامة تبويب أخرى.',
      },
      purposes: ['dpv:CustomerOrderManagement', 'dpv:RequestedServiceProvision'],
      personalData: ['pd:Name', 'pd:EmailAddress', 'pd:PhysicalAddress'],
      retention: `P${cartLifetimeDays}D`,
      storage: [
        { name: 'smallshop:*:cart', days: cartLifetimeDays, store: 'localStorage' },
        // What was put in or taken out, until the server has it.
        { name: 'smallshop:*:cart:wishes:*', days: 1, store: 'localStorage' },
        // That a payment is under way at the provider's page, until the shopper is back.
        { name: 'smallshop:*:paying', days: 1, store: 'localStorage' },
        // Where tabs agree on the cart: changes of several tabs get lost in local storage.
        { name: 'smallshop:*', days: cartLifetimeDays, store: 'indexedDB' },
        { name: 'smallshop:*:checkout', days: 0, store: 'sessionStorage' },
      ],
    },
    {
      ...own,
      id: 'order',
      purpose: {
        en: 'Keeps the key to your last order, so that you can open its page.',
        'zh-CN': '保存您最近一笔订单的钥匙，以便您打开订单页。',
        de: 'Merkt sich den Schlüssel zu Ihrer letzten Bestellung, damit Sie ihre Seite öffnen können.',
        fr: 'Conserve la clé de votre dernière commande, pour que vous puissiez ouvrir sa page.',
        es: 'Conserva la clave de tu último pedido para que puedas abrir su página.',
        ja: '直近のご注文のページを開くための鍵を保持します。',
        'pt-BR': 'Guarda a chave do seu último pedido, para que você possa abrir a página dele.',
        ar: 'يحفظ مفتاح آخر طلب لك حتى تتمكن من فتح صفحته.',
      },
      purposes: ['dpv:CustomerOrderManagement'],
      retention: `P${orderKeyDays}D`,
      storage: [{ name: 'smallshop:*:order', days: orderKeyDays, store: 'localStorage' }],
    },
    {
      ...own,
      id: 'region',
      purpose: {
        en: 'Remembers the country, currency and language you chose.',
        'zh-CN': '记住您选择的国家、货币和语言。',
        de: 'Merkt sich Land, Währung und Sprache, die Sie gewählt haben.',
        fr: 'Mémorise le pays, la devise et la langue que vous avez choisis.',
        es: 'Recuerda el país, la moneda y el idioma que elegiste.',
        ja: '選択した国・通貨・言語を記憶します。',
        'pt-BR': 'Lembra o país, a moeda e o idioma que você escolheu.',
        ar: 'يتذكر البلد والعملة واللغة التي اخترتها.',
      },
      purposes: ['dpv:RequestedServiceProvision'],
      personalData: ['pd:Country'],
      retention: `P${regionChoiceDays}D`,
      storage: [{ name: 'smallshop:*:region', days: regionChoiceDays, store: 'localStorage' }],
    },
    {
      ...own,
      id: 'consent',
      legalBasis: 'legal_obligation',
      purpose: {
        en: 'Remembers what you allowed, so that you are not asked again.',
        'zh-CN': '记住您的许可选择，不再重复询问。',
        de: 'Merkt sich, was Sie erlaubt haben, damit Sie nicht wieder gefragt werden.',
        fr: 'Mémorise vos choix pour ne pas vous les redemander.',
        es: 'Recuerda lo que permitiste para no volver a preguntarte.',
        ja: '同意の内容を記憶し、再度お尋ねしないようにします。',
        'pt-BR': 'Lembra o que você permitiu, para não perguntar de novo.',
        ar: 'يتذكر ما سمحت به حتى لا تُسأل مرة أخرى.',
      },
      purposes: ['dpv:LegalCompliance'],
      personalData: ['pd:Preference'],
      retention: `P${consentValidityDays}D`,
      storage: [
        { name: 'smallshop-consent-*', days: consentValidityDays },
        { name: 'smallshop:*:consent-outbox:*', days: 1, store: 'localStorage' },
      ],
    },
  ],
};
