import type { Shop } from '@smallshop/state';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';

const tabs = 6;
const additionsPerTab = 4;

type StoreElement = Element & { shop: Shop };

let shop: RunningShop;
let browser: Browser;
beforeAll(async () => void ([shop, browser] = await Promise.all([startShop(), openBrowser()])));
afterAll(async () => {
  await browser.close();
  await shop.close();
});

/** Opens the shop in a new tab. The responses to the requests that `isLost` names never arrive. */
async function openTab(page: Page, isLost: () => boolean): Promise<Page> {
  await page.route(/\/v1\/carts/, async (route) => {
    if (!isLost()) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.goto(`${shop.url}/`);
  await page.waitForFunction(() => (document.querySelector('smallshop-store') as StoreElement | null)?.shop);
  return page;
}

/** A variant with enough stock for one round. */
const findSku = (page: Page): Promise<string> =>
  page.evaluate(
    (needed) =>
      new Promise<string>((resolve) => {
        const { shop } = document.querySelector('smallshop-store') as StoreElement;
        shop.catalog.products({ available: true, limit: 24 }).$list.subscribe(({ data }) => {
          const variant = data?.items
            .flatMap(({ variants }) => variants)
            .find(({ available, quantityAvailable }) => available && (quantityAvailable ?? needed) >= needed);
          if (variant) resolve(variant.sku);
        });
      }),
    tabs * additionsPerTab,
  );

/** Resolves when the tab has a response to each of its additions. It starts them when another tab says `add`. */
const addWhenAsked = (page: Page, sku: string): Promise<void> =>
  page.evaluate(
    async ([sku, additions]) => {
      const { cart } = (document.querySelector('smallshop-store') as StoreElement).shop;
      const channel = new BroadcastChannel('stress-test');
      const asked = new Promise((resolve) => (channel.onmessage = ({ data }) => data === 'add' && resolve(data)));
      (window as { isListening?: boolean }).isListening = true;
      await asked;
      const results = await Promise.all(
        Array.from({ length: additions }, () => cart.settled(cart.add({ sku, quantity: 1 }))),
      );
      for (const result of results) if (!result.ok) throw new Error(result.error.message);
    },
    [sku, additionsPerTab] as const,
  );

test.each<[string, () => () => boolean]>([
  ['with every response', () => () => false],
  [
    'with every third response lost',
    () => {
      let requests = 0;
      return () => ++requests % 3 === 0;
    },
  ],
])(
  `an empty cart keeps what ${tabs} tabs add to it at the same moment, %s`,
  async (_, losesResponses) => {
    const context = await browser.newContext();
    context.setDefaultTimeout(120_000);
    const isLost = losesResponses();
    const pages = await Promise.all(Array.from({ length: tabs }, async () => openTab(await context.newPage(), isLost)));
    const last = await openTab(await context.newPage(), () => false);
    const sku = await findSku(last);
    const added = pages.map((page) => addWhenAsked(page, sku));
    for (const page of pages) await page.waitForFunction(() => (window as { isListening?: boolean }).isListening);
    await last.evaluate(() => new BroadcastChannel('stress-test').postMessage('add'));
    await Promise.all(added);
    // What the server has, and what a tab shows that was open all the time.
    const itemCounts = () =>
      last.evaluate(async () => {
        const { cart } = (document.querySelector('smallshop-store') as StoreElement).shop;
        await cart.refresh();
        return [cart.$cart.get()?.itemCount, cart.$pending.get().length];
      });
    await expect.poll(itemCounts).toEqual([tabs * additionsPerTab, 0]);
    await context.close();
  },
  300_000,
);
