import { createConsent } from '@smallshop/consent';
import { memoryStorage } from '@smallshop/consent/storage';
import { createMockShop, type MockShop, type MockShopOptions } from '@smallshop/mocks';
import type { ConsentNotice, ConsentRecord } from '@smallshop/contract';
import type { StoreElement } from '../store/store.ts';
import type { CookieConsentElement } from './cookie-consent.ts';
import { CookieConsentHarness } from './cookie-consent.harness.ts';
import '../store/define.ts';
import './define.ts';
import { until } from '../test-support/page.ts';

type Answer = (path: string, request: Request) => Response | Promise<Response> | undefined;

export interface MountOptions {
  scenario?: MockShopOptions['scenario'];
  /** Responds instead of the mock shop. */
  answer?: Answer | undefined;
  language?: string;
  /** The same key again is the same shopper on another page. */
  key?: string;
  /** The tag's attributes. */
  attributes?: string;
  /** Region that the page sets; null: the server guesses it. */
  region?: string | null;
  /** Markup of the page, before the shop. */
  page?: string;
}

export interface Mounted {
  harness: CookieConsentHarness;
  element: CookieConsentElement;
  store: StoreElement;
  shop: MockShop;
  page: HTMLElement;
  key: string;
  /** Names of the events that the page received, in order. */
  heard: string[];
  records: ConsentRecord[];
  reloads: () => number;
}

// The code that runs scripts is loaded with the first script that may run. After this, such a script runs at once.
before(async () => {
  const page = document.createElement('div');
  page.innerHTML = held('necessary');
  document.body.append(page);
  const consent = createConsent({
    key: 'pk_first',
    categories: [{ id: 'necessary' }],
    storage: memoryStorage(),
    document,
  });
  consent.start();
  await until(() => ran().length > 0, 'the first script');
  consent.stop();
  page.remove();
  delete shared.ran;
});

// No animation runs while a test measures.
document.documentElement.style.setProperty('--smallshop-duration', '0s');

let count = 0;
const roots: HTMLElement[] = [];

/** A page with a mock shop and the banner. Waits for nothing. */
export function mount({
  scenario,
  answer,
  language = 'en',
  key = `pk_${++count}`,
  attributes = '',
  region = 'DE',
  page: markup = '',
}: MountOptions = {}): Mounted {
  const shop = createMockShop({ scenario });
  const store = document.createElement('smallshop-store');
  Object.assign(store, {
    key,
    endpoint: 'https://shop.example',
    language,
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      const path = new URL(request.url).pathname;
      const given = await answer?.(path, request);
      if (given || path !== '/v1/region') return given ?? shop.fetch(request);
      // The mock shop has two languages; this one has all of ours.
      return Response.json({ ...(await (await shop.fetch(request)).json()), language });
    },
  });
  const place = region ? `region="${region}"` : '';
  store.innerHTML = `<smallshop-cookie-consent ${place} ${attributes}></smallshop-cookie-consent>`;
  const page = document.createElement('div');
  page.innerHTML = markup;
  page.append(store);

  const element = store.querySelector('smallshop-cookie-consent')!;
  let reloads = 0;
  element.reload = () => void (reloads += 1);
  const heard: string[] = [];
  for (const name of ['smallshop-consent-choose', 'smallshop-consent-changed', 'smallshop-error']) {
    page.addEventListener(name, () => heard.push(name));
  }
  document.body.append(page);
  roots.push(page);
  return {
    harness: new CookieConsentHarness(element),
    element,
    store,
    shop,
    page,
    key,
    heard,
    records: shop.state.consentRecords,
    reloads: () => reloads,
  };
}

/** A page whose banner shows its question. */
export async function ask(options: MountOptions = {}): Promise<Mounted> {
  const mounted = mount(options);
  await until(() => mounted.harness.banner !== null, 'the banner');
  await mounted.harness.settled();
  return mounted;
}

/** An `answer` that returns this notice and leaves the other requests to the mock shop. */
export const notice =
  (body: unknown): Answer =>
  (path) =>
    path === '/v1/consent-notice' ? Response.json(body) : undefined;

/** The mock shop's categories, with changes. */
export const categories: ConsentNotice['categories'] = [
  {
    id: 'necessary',
    required: true,
    sale: false,
    services: [
      { id: 'cart', name: 'Cart', purpose: 'Keeps what you chose', storage: [{ name: 'smallshop:cart', days: 30 }] },
    ],
  },
  {
    id: 'analytics',
    required: false,
    sale: false,
    services: [
      {
        id: 'visits',
        name: 'Visit count',
        purpose: 'Counts visits',
        storage: [
          { name: '_visits', days: 365 },
          { name: '_tab', days: 0 },
        ],
      },
    ],
  },
  {
    id: 'marketing',
    required: false,
    sale: true,
    services: [
      { id: 'ads', name: 'Ad network', purpose: 'Shows advertisements', storage: [{ name: '_ads', days: 90 }] },
    ],
  },
];

export { until };

/** A script that is held back; `ran()` returns the categories whose scripts ran. */
export const held = (category: string): string =>
  `<script type="text/plain" data-category="${category}">(window.ran ??= []).push('${category}')</script>`;
const shared = window as typeof window & { ran?: string[] };
export const ran = (): string[] => shared.ran ?? [];

/** Names of everything that the browser stores for this origin. */
export const stored = (): string[] =>
  [...document.cookie.split('; ').filter(Boolean), ...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort();

/** Names of the stored records that the server has not confirmed. */
export const unsent = (): string[] => Object.keys(localStorage).filter((name) => name.includes('consent-outbox'));

export function setGpc(on: boolean): void {
  Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, value: on });
}

/** Restores the page after each test. */
export function cleanUp(): void {
  for (const root of roots.splice(0)) root.remove();
  for (const cookie of document.cookie.split('; ')) document.cookie = `${cookie.split('=')[0]}=; Path=/; Max-Age=0`;
  localStorage.clear();
  sessionStorage.clear();
  setGpc(false);
  delete shared.ran;
}
