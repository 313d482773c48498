/// <reference types="mocha" />
import { createMockShop, type MockShop, type MockShopOptions } from '@smallshop/mocks';
import type { LineInput, Localization, Region } from '@smallshop/contract';
import { localize } from '@smallshop/contract/format';
import type { Shop } from '@smallshop/state';
import 'axe-core';
import type axeCore from 'axe-core';
import '../store/define.ts';
import type { StoreElement } from '../store/store.ts';

export interface PageOptions {
  scenario?: MockShopOptions['scenario'];
  /** The mock shop knows two languages; the region's answer is put into any other. */
  language?: string;
  /** The store's attribute; null: none, so that the page's language counts. Default: `language`. */
  storeLanguage?: string | null;
  country?: string;
  /** The same key again is the same shopper after a reload. */
  key?: string;
  /** The shop as an earlier page left it. */
  mock?: MockShop;
  scheme?: 'light' | 'dark';
  /** A page with colours of its own and no `color-scheme`. */
  colors?: { background: string; text: string };
  /** What is in the cart from the start. */
  lines?: LineInput[];
}

export interface Page {
  root: HTMLElement;
  store: StoreElement;
  shop: Shop;
  mock: MockShop;
  key: string;
  /** Every event of the shop that bubbled out of the page, in order. */
  heard: Event[];
  /** Puts a line into the cart and waits for the server. */
  add(sku: string, quantity?: number): Promise<void>;
  /** Requests that the shop has seen, by operation. */
  requests(): string[];
}

const events = [
  'smallshop-cart-add',
  'smallshop-cart-update',
  'smallshop-cart-remove',
  'smallshop-cart-restore',
  'smallshop-cart-apply-code',
  'smallshop-cart-remove-code',
  'smallshop-cart-remove-gift-card',
  'smallshop-cart-set-note',
  'smallshop-cart-open',
  'smallshop-checkout-start',
  'smallshop-order-place',
  'smallshop-order-placed',
  'smallshop-error',
];

/** A page of a mock shop with this markup on it. */
export async function openPage(markup: string, options: PageOptions = {}): Promise<Page> {
  const {
    language = 'en',
    storeLanguage = language,
    country = 'DE',
    key = `pk_${crypto.randomUUID()}`,
    lines = [],
  } = options;
  const mock = options.mock ?? createMockShop({ scenario: options.scenario });
  followNetwork(mock, options.scenario === 'offline');
  const root = document.createElement('div');
  root.style.colorScheme = options.scheme ?? 'light';
  root.style.background = options.colors?.background ?? 'Canvas';
  root.style.color = options.colors?.text ?? 'CanvasText';
  const store = document.createElement('smallshop-store');
  Object.assign(store, {
    endpoint: 'https://shop.example',
    key,
    country,
    language: storeLanguage,
    fetch: speaking(mock, language),
  });
  root.append(store);
  const heard: Event[] = [];
  for (const name of events) root.addEventListener(name, (event) => heard.push(event));
  document.body.append(root);
  const shop = store.shop!;
  const add = async (sku: string, quantity = 1): Promise<void> =>
    void (await shop.cart.settled(shop.cart.add({ sku, quantity })));
  for (const { sku, quantity } of lines) await add(sku!, quantity);
  root.insertAdjacentHTML('beforeend', markup);
  return {
    root,
    store,
    shop,
    mock,
    key,
    heard,
    add,
    requests: () => mock.state.requests.map(({ operation }) => operation),
  };
}

/** A lost network is lost for the browser too. */
function followNetwork(mock: MockShop, lost: boolean): void {
  const set = mock.set.bind(mock);
  let isLost = lost;
  mock.set = (scenario) => {
    isLost = scenario === 'offline';
    set(scenario);
  };
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !isLost });
}

/** The mock's fetch, with every region in this language. */
function speaking(mock: MockShop, language: string): typeof fetch {
  return async (input, init) => {
    const response = await mock.fetch(input, init);
    if (language === 'en' || language === 'zh-CN') return response;
    const { localization, ...answer } = JSON.parse(
      (await response.text()).replaceAll('"language":"en"', `"language":"${language}"`),
    ) as { localization?: Localization } & Record<string, unknown>;
    const { country, currency } = answer as unknown as Region;
    const inLanguage =
      localization && country && localize(language, { countries: [country], currencies: [currency], money: currency });
    return new Response(JSON.stringify({ ...answer, ...(inLanguage && { localization: inLanguage }) }), response);
  };
}

/** Takes every page away, as a navigation does. What is stored stays: other files' pages share it, under other keys. */
export function leave(): void {
  document.body.replaceChildren();
  Reflect.deleteProperty(navigator, 'onLine');
}

/** Waits for what a shopper waits for; says what it was when it does not come. */
export async function until<T>(found: () => T | null | undefined | false, what: string): Promise<T> {
  for (const start = performance.now(); ;) {
    const value = found();
    if (value) return value;
    if (performance.now() - start > 20_000) throw new Error(`Waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Rules that look at colours, sizes and places, which each engine computes. */
const renderedRules = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The other rules judge elements and attributes, which are the same in every engine: one of them has to look. */
const looksAtAll = navigator.userAgent.includes('Chrome/');

/** Returns axe's violations of WCAG 2.2 AA and good practice; empty if there are none. */
export async function axeFindings(element: Element): Promise<string[]> {
  finishTransitions(element);
  const { axe } = window as typeof window & { axe: typeof axeCore };
  const { violations } = await axe.run(element, {
    runOnly: looksAtAll ? everyRule : { type: 'rule', values: renderedRules },
    preload: false,
    // What is inside frames is the provider's; and WebKit's page crashes now and then while axe looks into them.
    iframes: false,
    // A test page has no landmarks of its own.
    ...(looksAtAll && { rules: { region: { enabled: false } } }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** The levels of the headings in a shadow root or below an element, in order. */
export function headingLevels(root: ParentNode): number[] {
  return [...root.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) =>
    Number(heading.getAttribute('aria-level') ?? heading.localName.slice(1)),
  );
}

/** Levels that come more than one below the heading before them. */
export function skippedLevels(levels: readonly number[]): number[] {
  return levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1);
}

/** Finishes the transitions of an element and of its shadow roots: colours in the middle of one must not be judged. */
function finishTransitions(element: Element): void {
  // What has just changed begins to move with the next look at it.
  void getComputedStyle(element).color;
  for (const each of [element, ...element.querySelectorAll('*')]) {
    for (const animation of each.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    for (const inner of each.shadowRoot?.children ?? []) finishTransitions(inner);
  }
}
