import type { StoredNotice } from '../checkout/checkout.tables.ts';

/**
 * What SmallShop itself stores in a browser, all of it strictly necessary for what the shopper asked
 * for. `*` stands for the store's key: two shops on one page do not meet.
 */
export const necessary: StoredNotice['categories'][number] = {
  id: 'necessary',
  required: true,
  sale: false,
  services: [
    {
      id: 'cart',
      name: 'SmallShop',
      purpose: {
        en: 'Keeps your cart and checkout, also after a reload and in another tab.',
        'zh-CN': '保存您的购物车和结账信息，刷新页面或换标签页也不会丢失。',
        de: 'Merkt sich Warenkorb und Kasse, auch nach dem Neuladen und in einem anderen Tab.',
        fr: 'Conserve votre panier et votre commande, même après un rechargement ou dans un autre onglet.',
        es: 'Conserva tu carrito y tu compra, también tras recargar o en otra pestaña.',
        ja: 'カートと購入手続きの内容を、再読み込み後や別のタブでも保持します。',
        'pt-BR': 'Guarda seu carrinho e sua compra, também após recarregar ou em outra aba.',
        ar: 'يحفظ سلتك وعملية الشراء، حتى بعد إعادة التحميل أو في علامة تبويب أخرى.',
      },
      storage: [{ name: 'smallshop:*:cart', days: 60 }, { name: 'smallshop:*:checkout', days: 60 }],
    },
    {
      id: 'region',
      name: 'SmallShop',
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
      storage: [{ name: 'smallshop:*:region', days: 365 }],
    },
    {
      id: 'consent',
      name: 'SmallShop',
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
      storage: [{ name: 'smallshop:*:consent', days: 180 }],
    },
  ],
};

/** Of a store that runs nothing but SmallShop: there is nothing to ask. */
export const defaultNotice: StoredNotice = { policyUrl: null, categories: [necessary] };
