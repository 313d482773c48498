import type { Shop } from '@smallshop/state';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openBrowser } from './support/browser.ts';
import { passTimeUntilVisible } from './support/clock.ts';
import { startShop, type RunningShop } from './support/shop.ts';

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => void ([browser, shop] = await Promise.all([openBrowser(), startShop()])));
afterAll(async () => {
  await browser.close();
  await shop.close();
});

/** A product page where the chunk with the cart's contents fails as often as `isMissing` says. */
async function openProduct(isMissing: (tries: number) => boolean): Promise<{ page: Page; warnings: string[] }> {
  const page = await browser.newPage({ locale: 'en-US', reducedMotion: 'reduce' });
  page.setDefaultTimeout(120_000);
  const warnings: string[] = [];
  page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
  let tries = 0;
  await page.route(/\/cdn\/.*cart-content[\w-]*\.js$/, (route) =>
    isMissing(++tries) ? route.abort() : route.continue(),
  );
  await page.clock.install();
  await page.goto(`${shop.url}/products/white-peony/`);
  await page.evaluate(() =>
    document.addEventListener('smallshop-error', (event) => Object.assign(window, { code: event.detail.error.code })),
  );
  await page.locator('smallshop-product [part~="add"]').click();
  return { page, warnings };
}

it('a drawer whose code fails once is shown at once, says that it loads, and fills itself', async () => {
  const { page, warnings } = await openProduct((tries) => tries < 3);
  const drawer = page.locator('smallshop-cart dialog[open]');
  await drawer.locator('[part~="loading"]').waitFor();
  await passTimeUntilVisible(page, drawer.locator('[part~="line"]'));
  expect(warnings).toEqual([]);
  await page.close();
});

it('a drawer whose code cannot be loaded says so, reports it once, and is filled at the next attempt', async () => {
  let isGone = true;
  const { page, warnings } = await openProduct(() => isGone);
  const drawer = page.locator('smallshop-cart dialog[open]');
  await drawer.locator('[part~="loading"]').waitFor();
  await passTimeUntilVisible(page, drawer.getByText('Your cart could not be shown.'));
  expect(await page.evaluate(() => (window as { code?: string }).code)).toBe('network_error');
  await expect
    .poll(() => warnings.filter((warning) => warning.includes('loading a part of <smallshop-cart>')))
    .toHaveLength(1);
  isGone = false;
  await drawer.getByRole('button', { name: 'Try again' }).click();
  await drawer.locator('[part~="line"]').waitFor();
  await page.close();
});

it('the first item that is added offline is in the drawer, and in the cart once the network is back', async () => {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const prepared = [/cart-content[\w-]*\.js$/, /\/sender[\w-]*\.js$/].map((name) =>
    page.waitForResponse((response) => name.test(response.url())),
  );
  await page.goto(`${shop.url}/products/white-peony/`);
  await page.locator('smallshop-product [part~="add"]:not([disabled])').waitFor();
  await Promise.all(prepared);
  // What those chunks import has come too.
  await page.waitForLoadState('networkidle');
  // From now on: a request that was under way when the network went would be missed later.
  const created: number[] = [];
  page.on('response', (response) => {
    if (response.request().method() === 'POST' && response.url().endsWith('/v1/carts')) created.push(response.status());
  });
  await context.setOffline(true);
  await page.locator('smallshop-product [part~="add"]').click();
  const drawer = page.locator('smallshop-cart dialog[open]');
  await drawer.locator('[part~="line"]').getByText('White Peony').first().waitFor();
  await context.setOffline(false);
  await expect.poll(() => created, { timeout: 60_000 }).toEqual([201]);
  await context.close();
});

it('a click on a plain button is not lost with the code that handles it', async () => {
  const page = await browser.newPage({ locale: 'en-US', reducedMotion: 'reduce' });
  page.setDefaultTimeout(120_000);
  const uncaught: string[] = [];
  page.on('pageerror', ({ message }) => uncaught.push(message));
  let tries = 0;
  await page.route(/\/cdn\/.*plain-buttons[\w-]*\.js$/, (route) => (++tries < 3 ? route.abort() : route.continue()));
  await page.clock.install();
  await page.goto(`${shop.url}/products/white-peony/`);
  await page.locator('smallshop-product [part~="add"]:not([disabled])').waitFor();
  await page.evaluate(async () => {
    const { shop } = document.querySelector('smallshop-store') as unknown as { shop: Shop };
    const { $product } = shop.catalog.product('white-peony');
    const product = await new Promise<{ variants: { sku: string }[] }>((resolve) =>
      $product.subscribe(({ data }) => data && resolve(data)),
    );
    const button = Object.assign(document.createElement('button'), { id: 'plain', textContent: 'Add' });
    button.dataset['smallshopAdd'] = product.variants[0]!.sku;
    document.body.append(button);
  });
  await page.locator('#plain').click();
  await passTimeUntilVisible(page, page.locator('smallshop-cart dialog[open] [part~="line"]'));
  expect(uncaught).toEqual([]);
  await page.close();
});
