import { createClient } from '@smallshop/client';
import type { ProductSummary } from '@smallshop/contract';
import { createMockShop, samples, type MockShop } from '@smallshop/mocks';
import type { ReadableAtom } from 'nanostores';
import { createShop } from '../shop/create-shop.ts';
import type { Shop, ShopOptions } from '../shop/shop.types.ts';
import { createBrowser, type Browser, type Tab } from './browser.ts';

export const endpoint = 'https://mock.example';

export interface Page {
  shop: Shop;
  tab: Tab;
}

export interface TestContext {
  browser: Browser;
  server: MockShop;
  /** Opens a page of the shop in a new tab, or in the tab whose session is given. */
  open(options?: Partial<ShopOptions>, session?: Map<string, string>): Page;
  /** The operations asked of the server so far, such as `cart.addLines`. */
  asked(): string[];
  /** Loses the answer to the next request, after the server acted on it. */
  loseAnswer(next?: boolean): void;
  /** Holds the requests to addresses with this part back, all by default, until the returned function is called. */
  hold(part?: string): () => void;
}

/** `create`: how a page makes its shop. */
export function createTestContext(create: (options: ShopOptions) => Shop = createShop): TestContext {
  const browser = createBrowser();
  const server = createMockShop({ clock: () => Date.UTC(2026, 10, 22, 12) });
  let lose = false;
  let gate: { part: string; opened: Promise<void> } | undefined;
  const fetchIn =
    (tab: Tab): typeof globalThis.fetch =>
    async (input, init) => {
      if (gate && urlOf(input).includes(gate.part)) await gate.opened;
      const never = new Promise<never>(() => {});
      if (tab.closed()) return never;
      const response = await server.fetch(input, init);
      if (tab.closed()) return never;
      if (!lose) return response;
      lose = false;
      throw new TypeError('Failed to fetch');
    };
  return {
    browser,
    server,
    open({ key = 'pk_test', ...options } = {}, session) {
      const tab = browser.tab(session);
      // The client's own retries wait for real time; here the stores' are under test.
      const api = createClient({ endpoint, key, fetch: fetchIn(tab), retries: 0 });
      const shop = create({ endpoint, key, api, ...portsOf(tab), ...options });
      shop.start();
      return { shop, tab };
    },
    asked: () => server.state.requests.map(({ operation }) => operation),
    loseAnswer: (next = true) => void (lose = next),
    hold(part = '') {
      let open = () => {};
      gate = { part, opened: new Promise((resolve) => (open = resolve)) };
      return () => {
        gate = undefined;
        open();
      };
    },
  };
}

const urlOf = (input: RequestInfo | URL): string => (input instanceof Request ? input.url : String(input));

function portsOf({ storage, session, shared, channel, online, locks, timer, clock, random }: Tab) {
  return { storage, session, shared, channel, online, locks, timer, clock, random };
}

/** Resolves with the first value that fits. Subscribes meanwhile, as an element does. */
export function until<T>($store: ReadableAtom<T>, fits: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    let done = false;
    const off = $store.subscribe((value) => {
      if (done || !fits(value as T)) return;
      done = true;
      resolve(value as T);
      queueMicrotask(() => off());
    });
  });
}

/** All messages between tabs, and all that follows from them without the network, have been dealt with. */
export const messages = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The product as a grid holds it. */
export async function productOf(shop: Shop, handle: string = samples.plain.handle): Promise<ProductSummary> {
  const { data } = await until(shop.catalog.product(handle).$product, ({ status }) => status === 'ready');
  return data!;
}

export { samples };
