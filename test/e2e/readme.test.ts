import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { passTimeUntilVisible } from './support/clock.ts';
import { acceptEverything } from './support/consent.ts';
import { servePage } from './support/page-site.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import type { Site } from './support/site.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
/** The page of the README, as a reader copies it. */
const [, snippet] = /^```html\n([^]*?)^```$/m.exec(read('README.md'))!;
/** The sites that the shop of `npm start` lets in. */
const demoOrigins = /const origins = \[(.*?)\]/
  .exec(read('tools/start.mjs'))![1]!
  .match(/[^', ]+/g)!
  .map((host) => `http://${host}:*`);

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let browser: Browser;
let shop: RunningShop;
let site: Site;

beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startShop({ database: 'pglite', origins: demoOrigins })]);
  site = await servePage(() => snippet!.replaceAll('http://127.0.0.1:4600', shop.url));
});
afterAll(() => Promise.all([browser.close(), shop.close(), site.close()]));

async function fillCheckout(page: Page, card: string): Promise<void> {
  await page.getByLabel('E-mail address').fill('mei@example.com');
  await page.getByLabel('Full name').fill('Mei Lin');
  await page.getByLabel('Street and house number').fill('500 Pine Street');
  await page.getByLabel('City').fill('Seattle');
  await page.getByLabel('State', { exact: true }).selectOption('Washington');
  await page.getByLabel('ZIP code').fill('98101');
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiry date').fill('1234');
  await page.getByLabel('Security code').fill('123');
}

const confirmed = (page: Page) => page.getByRole('heading', { name: 'Thank you, Mei Lin' });
const pay = (page: Page) => page.getByRole('button', { name: /^Pay \$/ });
const placed = () => shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId));

describe('the page of the README, on another port of this machine, at the width of a phone', () => {
  it('sells: options are chosen, the order is paid and shown, on this one page', async () => {
    const { page, errors } = await watchedPage(browser, shop.url, phone);
    await page.goto(site.origin);
    expect(await page.evaluate(() => [innerWidth, document.compatMode])).toEqual([360, 'CSS1Compat']);
    await acceptEverything(page);

    // A product with options opens on the page; Back returns to the page without it.
    await page.locator('smallshop-product-grid [part~="choose"]').first().click();
    await page.locator('smallshop-product [part~="title"]').waitFor();
    expect(new URL(page.url()).searchParams.get('product')).toBeTruthy();
    await page.goBack();
    await page.locator('smallshop-product [part~="title"]').waitFor({ state: 'detached' });
    expect(page.url()).toBe(`${site.origin}/`);
    await page.goForward();
    const title = await page.locator('smallshop-product [part~="title"]').innerText();
    await expect
      .poll(() =>
        page.locator('smallshop-product').evaluate((product) => product.getBoundingClientRect().top < innerHeight),
      )
      .toBe(true);
    await page.locator('smallshop-product [part~="available"]').last().click();
    await page.getByRole('button', { name: 'Add to cart' }).click();

    // The cart leads to the checkout of the page.
    const drawer = page.getByRole('dialog', { name: 'Your cart' });
    await drawer.getByRole('link', { name: title }).waitFor();
    await drawer.getByRole('link', { name: /Checkout/i }).click();
    await drawer.waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('smallshop-checkout');
    expect(new URL(page.url()).pathname).toBe('/');

    await fillCheckout(page, '4242424242424242');
    await pay(page).click();
    await confirmed(page).waitFor();
    await expect
      .poll(() => confirmed(page).evaluate((heading) => heading.getBoundingClientRect().top))
      .toBeLessThan(300);
    expect(await confirmed(page).evaluate((heading) => heading.getBoundingClientRect().top)).toBeGreaterThan(0);
    expect(await placed()).toHaveLength(1);

    // A reload shows the order again; the next purchase takes its place.
    await page.reload();
    await confirmed(page).waitFor();
    await page.locator('smallshop-product-grid [part~="add"]').first().click();
    await drawer.getByRole('link', { name: /Checkout/i }).click();
    await page.getByLabel('Card number').waitFor();
    expect(await confirmed(page).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('shows the order after a question of the bank and a reload in between', async () => {
    const before = (await placed()).length;
    const { page, errors } = await watchedPage(browser, shop.url, phone);
    await page.goto(site.origin);
    await acceptEverything(page);
    await page.locator('smallshop-product-grid [part~="add"]').first().click();
    await page
      .getByRole('dialog', { name: 'Your cart' })
      .getByRole('link', { name: /Checkout/i })
      .click();
    await fillCheckout(page, '4000002500003155');
    await pay(page).click();
    const confirm = page.getByRole('button', { name: 'Approve' });
    await confirm.waitFor();
    await page.reload();
    await confirm.waitFor();
    await confirm.click();
    await confirmed(page).waitFor();
    expect(await placed()).toHaveLength(before + 1);
    await page.reload();
    await confirmed(page).waitFor();
    expect(errors).toEqual([]);
  });

  it('says that the order was placed if its details cannot be loaded, and shows them at the next try', async () => {
    const { page } = await watchedPage(browser, shop.url, phone);
    let isGone = true;
    await page.route(/\/cdn\/.*\/order-[\w-]*\.js$/, (route) => (isGone ? route.abort() : route.continue()));
    await page.clock.install();
    await page.goto(site.origin);
    await acceptEverything(page);
    await page.locator('smallshop-product-grid [part~="add"]').first().click();
    await page
      .getByRole('dialog', { name: 'Your cart' })
      .getByRole('link', { name: /Checkout/i })
      .click();
    await fillCheckout(page, '4242424242424242');
    await pay(page).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    await passTimeUntilVisible(page, page.getByText('Your order was placed. Its details cannot be shown right now.'));
    isGone = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await confirmed(page).waitFor();
  });
});
