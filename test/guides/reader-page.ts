import type { GuideBlock } from './blocks.ts';
import type { ReaderShop } from './reader-shop.ts';

type Shop = Pick<ReaderShop, 'url' | 'key' | 'booksKey' | 'secretKey'>;

/** With the reader's own address and keys. */
export const withShop = (text: string, { url, key, booksKey }: Shop): string =>
  text
    .replaceAll('https://shop.example', url)
    .replaceAll('http://127.0.0.1:4600', url)
    .replaceAll('pk_…', key)
    .replaceAll('pk_demo_osmanthe', key)
    .replaceAll('pk_tea', key)
    .replaceAll('pk_books', booksKey);

/** Asks for what the gates of the guides hold back, on a page without a shop. */
const consent = `<script type="module" src="https://shop.example/cdn/consent.js"></script>
<smallshop-cookie-consent region="DE"><script type="application/json">${JSON.stringify({
  categories: [
    { id: 'necessary' },
    ...Object.entries({ preferences: 'video', analytics: 'statistics', marketing: 'pixel' }).map(([id, service]) => ({
      id,
      services: [{ id: service, name: service, purpose: 'Tried by a reader.', storage: [] }],
    })),
  ],
})}</script></smallshop-cookie-consent>`;
const loader = '<script type="module" src="https://shop.example/cdn/smallshop.js"></script>';
const store = '<smallshop-store endpoint="https://shop.example" key="pk_…"></smallshop-store>';

/** A reader's page around a snippet, with what the guide expects on the page. */
export function pageOf(code: string, shop: Shop): string {
  const hasScript = /<script type="module"/.test(code);
  const isOfShop = /<smallshop-(?!cookie-consent|consent-embed)|data-smallshop-add/.test(code);
  const asksOfPage =
    /text\/plain|data-category|data-smallshop-consent/.test(code) &&
    !isOfShop &&
    !/<smallshop-cookie-consent/.test(code);
  const isConsentOnly =
    /<smallshop-cookie-consent[^>]*(config=|>\s*<script type="application)/.test(code) || asksOfPage;
  const around = [
    '<script>window.startCounting = () => { window.counted = true; }; window.select = () => {};</script>',
    asksOfPage ? consent : '',
    isConsentOnly && !asksOfPage && !hasScript
      ? '<script type="module" src="https://shop.example/cdn/consent.js"></script>'
      : '',
    !isConsentOnly && !hasScript ? loader : '',
    !isConsentOnly && !/<smallshop-store/.test(code) ? store : '',
  ]
    .filter(Boolean)
    .join('\n');
  return withShop(
    /<!doctype/.test(code)
      ? code
      : `<!doctype html><html lang="en"><meta charset="utf-8"><title>A reader's page</title>\n${around}\n${code}`,
    shop,
  );
}

const answers =
  '<span id="count"></span><div id="banner"><button id="yes">Yes</button><button id="no">No</button></div>';
const drawnGrid = "!!document.querySelector('smallshop-product-grid')?.shadowRoot?.querySelector('[part~=title]')";
const drawnCart = "!!document.querySelector('smallshop-cart').shadowRoot?.childElementCount";
const cartWithLine =
  "['input[type=number]', 'input[name=code]'].every((field) => " +
  "document.querySelector('smallshop-cart').shadowRoot?.querySelector(field))";
/** The page of each script, and what is true once it has run. The first that fits counts. */
const cases: [contains: string, page: string, expected: string][] = [
  [
    'smallshop-order-place',
    loader + store,
    "!document.dispatchEvent(new CustomEvent('smallshop-order-place', { cancelable: true })) && " +
      'window.shownDays === true',
  ],
  [
    'smallshop-cart-add',
    `${loader}${store}<smallshop-cart></smallshop-cart><button id="sample">Add a sample</button>`,
    `${drawnCart} && (window.pressed ??= (document.querySelector('#sample').click(), true)) && ` +
      "document.title === 'Cart (1)'",
  ],
  ['createMockShop().fetch;', '', drawnGrid],
  [
    'setupMockWorker',
    '',
    "fetch('https://shop.example/v1/products', { headers: { authorization: 'Bearer pk_test' } " +
      '}).then((response) => response.json()).then(({ items }) => items.length > 0, () => false)',
  ],
  [
    'CartHarness',
    `${loader}${store}<smallshop-cart></smallshop-cart><button data-smallshop-add="SKU-1">Add</button>`,
    "document.querySelector('smallshop-cart').shadowRoot.querySelector('input[type=number]')?.value === '2'",
  ],
  [
    '/store/define.js',
    `${store}<smallshop-product-grid></smallshop-product-grid><smallshop-cart></smallshop-cart>`,
    drawnGrid,
  ],
  ['createShop', answers, "document.querySelector('#count').textContent === '1'"],
  ['smallshop-consent-ready', consent, 'window.isReady === true'],
  [
    '#banner',
    answers,
    "document.querySelector('#banner').hidden === false && (document.querySelector('#yes').click(), " +
      "document.querySelector('#banner').hidden)",
  ],
  ['bridges/wp', '', "window.isDone === true && window.wp_consent_type === 'optin'"],
  ['googleConsentMode', '', 'window.isDone === true && Array.isArray(window.dataLayer)'],
  ["granted('analytics')", answers, 'window.isDone === true'],
];

/** TypeScript that needs a page; all other runs in Node. */
export const needsPage = ({ code }: GuideBlock): boolean =>
  /\b(?:document|window|location)\b|consent\/bridges|google-consent-mode|mocks\/browser/.test(code);

/** What a script of the guides needs around it: functions that the page has, and a sign that it ran to its end. */
export function scriptOf(
  { code }: GuideBlock,
  shop: Shop,
  name: string,
): { html: string; code: string; expected: string } {
  const [, page, expected] = cases.find(([text]) => code.includes(text)) ?? ['', '', 'window.isDone === true'];
  const isOfMocks = code.includes('@smallshop/mocks');
  const script = `<script type="module" src="/${name}.js"></script>`;
  const afterAdding = `<script type="module">
    const until = async (test) => { while (!test()) await new Promise(requestAnimationFrame); };
    await until(() => ${drawnCart});
    document.querySelector('button').click();
    await until(() => ${cartWithLine});
    await import('/${name}.js');
  </script>`;
  // As the guides say: the event comes once.
  const isFirst = code.includes('smallshop-consent-ready');
  const own = (text: string) => (isOfMocks ? text : withShop(text, shop));
  const given =
    'var startCounting = () => {}, deliveryDayChosen = () => false, showDeliveryDays = () => { ' +
    'window.shownDays = true; };\n';
  const ready = "document.addEventListener('smallshop-consent-ready', () => { window.isReady = true; });\n";
  const last = `\n${ready}window.isDone = true;`;
  return {
    html: own(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A reader's page</title>\n` +
        `${isFirst ? `${script}\n${page}` : `${page}\n${code.includes('CartHarness') ? afterAdding : script}`}`,
    ),
    code: own(/^import/m.test(code) ? `${code}${last}` : `${given}${code}${last}`),
    expected,
  };
}
