import { cartLifetimeDays } from '@smallshop/contract/rules';
import type { Language } from './site.ts';

const en = {
  brand: 'Osmanthe',
  tagline: 'Tea, cups and quiet things',
  skip: 'Skip to content',
  notice: 'A demonstration shop. Nothing is charged, nothing is sent.',
  navigation: 'Main',
  about: 'Our story',
  privacy: 'Privacy',
  cookies: 'Cookie settings',
  otherLanguage: '中文',
  heroKicker: 'Spring harvest',
  heroTitle: 'Slow mornings, well made.',
  heroText:
    'Single-garden teas, and the few good things you need around them: a pot that pours, a cup that warms, ' +
    'a cloth that softens with every wash.',
  heroAction: 'See this year’s teas',
  collections: 'Four small collections',
  favourites: 'From the tea table',
  favouritesText: 'Picked in spring, rested, packed by hand.',
  allTea: 'All teas',
  storyTitle: 'A workshop, a kiln and nine gardens',
  storyText:
    'We buy from nine tea gardens that we visit every year, and make cups and pots in one small kiln. ' +
    'Batches are small because the people who make them have two hands each.',
  storyAction: 'Read our story',
  latest: 'New and restocked',
  latestText: 'Small batches; when they are gone, the next firing is a few weeks away.',
  recent: 'You looked at',
  promises: [
    ['Your currency, your taxes', 'Prices are shown for the country you choose, with tax as that country writes it.'],
    ['Packed to travel', 'Every pot leaves in a moulded paper nest. If it arrives chipped, we send another.'],
    ['No followers', 'Nothing on this site watches you unless you say yes. Saying no is just as easy.'],
  ],
  home: 'Home',
  breadcrumb: 'You are here',
  also: 'Goes well with',
  checkout: 'Checkout',
  checkoutBack: 'Back to the shop',
  order: 'Your order',
  aboutTitle: 'A workshop, a kiln and nine gardens',
  aboutLead: 'Osmanthe began with one tin of Longjing that was too good to keep to ourselves.',
  aboutParagraphs: [
    'Every April we walk the same nine gardens, from the terraces above West Lake to the cliffs of Wuyi, ' +
      'and buy what tastes of that place and that spring. The farmers set the price; we set the amount, ' +
      'because a small lot sold fresh is better than a large one sold tired.',
    'The cups, gaiwans and pots come from one kiln with two chambers. A firing takes three days and holds ' +
      'four hundred cups and pots. Glazes are mixed from ash and feldspar by hand, which is why no two ' +
      'celadons are quite the same green.',
    'Linen is woven an hour down the road and washed until it is soft. Aprons and jackets are cut from ' +
      'what the loom had in mind, in four sizes that were fitted on people we know.',
    'We ship to most of the world and answer every letter. The shop you are looking at runs on SmallShop; ' +
      'it is a demonstration, so your order will stay with us and your card will stay unharmed.',
  ],
  privacyTitle: 'Privacy, in plain words',
  privacyLead: 'This shop works fully without following you. What it keeps, where and for how long is listed below.',
  privacyNecessary: 'Kept in your browser, because the shop cannot work without it',
  privacyNecessaryText:
    'You find each entry under this name in your browser; * is for letters that differ from shop to shop.',
  privacyAsked: 'Kept only with your consent',
  privacyAskedText:
    'Say no, and none of it is there. Say yes and then no, and it is removed. It stays in your browser: no ' +
    'one receives it.',
  privacyHead: ['Name', 'Where', 'Why', 'How long'],
  privacyStores: {
    cookie: 'Cookie',
    localStorage: 'Local storage',
    sessionStorage: 'Session storage',
    indexedDB: 'IndexedDB',
    cacheStorage: 'Cache storage',
  },
  privacySession: 'Until the tab is closed',
  privacyServer: 'What is kept on our server',
  privacyServerText:
    'An order with your name, address and e-mail, because tax law asks for it. Your answer about cookies, ' +
    'under a random number, without name, network address or browser. ' +
    `Carts are deleted after ${cartLifetimeDays} days. No ` +
    'other company receives anything.',
  privacyChange: 'Change your mind',
  privacyChangeText:
    'You can withdraw or change your answer at any time; it takes as many steps as giving it. Each answer ' +
    'has a signed receipt, which you can download from the settings.',
  notFoundTitle: 'This page has gone for tea',
  notFoundText: 'The address leads nowhere. The shop is still open.',
  footerText: 'Osmanthe is a demonstration of SmallShop, the open way to turn a web page into a shop.',
  footerShop: 'Shop',
  footerHouse: 'House',
};

export type Words = typeof en;

const zh: Words = {
  brand: '桂里',
  tagline: '茶、器与安静的日常',
  skip: '跳到正文',
  notice: '这是一间演示店铺：不会扣款，也不会发货。',
  navigation: '主导航',
  about: '我们的故事',
  privacy: '隐私',
  cookies: 'Cookie 设置',
  otherLanguage: 'English',
  heroKicker: '今春新茶',
  heroTitle: '把早晨过慢一点。',
  heroText: '单一茶园的好茶，以及茶桌上真正用得到的几样东西：出水利落的壶、捧着暖手的杯、越洗越软的布。',
  heroAction: '看今年的茶',
  collections: '四个小系列',
  favourites: '茶桌之上',
  favouritesText: '春天采下，静置退火，手工分装。',
  allTea: '全部茶品',
  storyTitle: '一间工坊，一座窑，九片茶园',
  storyText: '我们每年走访九片茶园，在一座小窑里烧杯与壶。批量不大，因为做它们的人只有两只手。',
  storyAction: '读我们的故事',
  latest: '新到与补货',
  latestText: '小批烧制，售完要等下一窑，通常几个星期。',
  recent: '你最近看过',
  promises: [
    ['本地货币，本地税制', '价格按你选择的国家或地区显示，税的写法也随当地习惯。'],
    ['为远行而包装', '每把壶都卧在模塑纸托里。若有磕碰，我们补寄。'],
    ['没有人跟着你', '除非你同意，本站不做任何跟踪；拒绝与同意一样容易。'],
  ],
  home: '首页',
  breadcrumb: '当前位置',
  also: '搭配着用',
  checkout: '结账',
  checkoutBack: '返回店铺',
  order: '你的订单',
  aboutTitle: '一间工坊，一座窑，九片茶园',
  aboutLead: '桂里始于一罐好到舍不得独享的龙井。',
  aboutParagraphs: [
    '每年四月，我们走同样的九片茶园，从西湖边的梯田到武夷的岩壁，买下有那片山场、那个春天味道的茶。价钱由茶农定，数量由我们定：少而新鲜，好过多而陈旧。',
    '杯、盖碗与壶出自一座双室小窑。一窑要烧三天，只装四百件。釉料用草木灰、长石和耐心调成，所以没有两件青瓷的青是完全一样的。',
    '亚麻布在一小时车程外织成，洗到柔软才裁剪。围裙和外衣照着布的性子来做，四个尺码，都在熟人身上试过。',
    '我们寄往世界大多数地方，每封来信都会回。你眼前的店铺运行在 SmallShop 上，它只是演示：订单会留在这里，你的卡也安然无恙。',
  ],
  privacyTitle: '隐私，说人话',
  privacyLead: '不跟踪你，这间店照样完整可用。保存了什么、在哪里、多久，都写在下面。',
  privacyNecessary: '保存在你浏览器里、店铺离不开的内容',
  privacyNecessaryText: '每一项都能在浏览器里以此名称找到；* 代表各店不同的字符。',
  privacyAsked: '只有你同意才保存的内容',
  privacyAskedText: '不同意，就一项也没有；先同意后撤回，就会删除。内容只留在你的浏览器里，不交给任何人。',
  privacyHead: ['名称', '位置', '用途', '期限'],
  privacyStores: {
    cookie: 'Cookie',
    localStorage: '本地存储',
    sessionStorage: '会话存储',
    indexedDB: 'IndexedDB',
    cacheStorage: '缓存存储',
  },
  privacySession: '关闭标签页为止',
  privacyServer: '保存在服务器上的内容',
  privacyServerText:
    '含姓名、地址和邮箱的订单，因为税法要求留存。你对 Cookie 的回答只配一个随机编号，不记姓名、网络地址或浏览器。' +
    `购物车 ${cartLifetimeDays} 天后删除。不向任何其他公司提供。`,
  privacyChange: '改变主意',
  privacyChangeText: '你随时可以撤回或修改，步骤不比当初同意时多。每次回答都有一份签名的凭证，可在设置中下载。',
  notFoundTitle: '这一页喝茶去了',
  notFoundText: '这个地址没有内容，不过店还开着。',
  footerText: '桂里是 SmallShop 的演示店铺。SmallShop 用开放的方式把任何网页变成店铺。',
  footerShop: '选购',
  footerHouse: '本店',
};

export const words: Record<Language, Words> = { en, 'zh-CN': zh };
