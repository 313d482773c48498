import type { Page } from 'playwright-core';
import type { StoreElement } from '../../packages/elements/src/store/store.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => {
  browser = await openBrowser();
  shop = await startShop();
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

const totals = async () =>
  (await shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId))).map(({ total }) => total);

/** A jacket of $148.00, with free shipping, on its way to Oregon, where there is no sales tax. */
async function readyToPay(page: Page): Promise<void> {
  await page.goto(`${shop.url}/checkout/`);
  await page.waitForFunction(() => document.querySelector<StoreElement>('smallshop-store')?.shop);
  await page.evaluate(async () => {
    const { cart } = document.querySelector<StoreElement>('smallshop-store')!.shop!;
    await cart.settled(cart.add({ sku: 'WEAR-TJ-MOS-S', quantity: 1 }));
  });
  await page.getByLabel('E-mail address').fill('mei@example.com');
  await page.getByLabel('Country or region').selectOption({ label: 'United States' });
  await page.getByLabel('Full name').fill('Mei Lin');
  await page.getByLabel('Street and house number').fill('500 Pine Street');
  await page.getByLabel('City').fill('Portland');
  await page.getByLabel('State', { exact: true }).selectOption({ label: 'Oregon' });
  await page.getByLabel('ZIP code').fill('97201');
  await page.getByRole('button', { name: 'Pay $148.00' }).waitFor();
  await page.getByLabel('Card number').fill('4242424242424242');
  await page.getByLabel('Expiry date').fill('1234');
  await page.getByLabel('Security code').fill('123');
}

it('an order costs what the pay button showed, also on a slow network after a change of the address', async () => {
  const { page, context, errors } = await watchedPage(browser, shop.url);
  await readyToPay(page);
  // Every request to the store server takes its time from here on.
  await page.route('**/v1/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.getByLabel('City').fill('Austin');
  await page.getByLabel('ZIP code').fill('73301');
  await page.getByLabel('State', { exact: true }).selectOption({ label: 'Texas' });
  await page.getByRole('button', { name: 'Pay $148.00' }).click();

  await page.getByText('The total has changed.').waitFor();
  // 6.25 % of Texas.
  await page.getByText('Total: $157.25, before: $148.00').waitFor();
  await page.getByText('Tax: $9.25, before: $0.00').waitFor();
  expect(await totals()).toEqual([]);

  await page.getByRole('button', { name: 'Pay $157.25' }).click();
  await page.waitForURL(`${shop.url}/order/`);
  expect(await totals()).toEqual([15_725]);
  expect(errors).toEqual([]);
  await context.close();
});
