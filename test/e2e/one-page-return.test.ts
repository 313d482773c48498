import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { acceptEverything } from './support/consent.ts';
import { servePage } from './support/page-site.ts';
import type { Site } from './support/site.ts';
import { paymentForm, startStripeShop, typeCard, type StripeShop } from './support/stripe.ts';

/** The page of the README: the whole shop on one page. */
const [, snippet] = /^```html\n([^]*?)^```$/m.exec(readFileSync(new URL('../../README.md', import.meta.url), 'utf8'))!;

let browser: Browser;
let shop: StripeShop;
let site: Site;
beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startStripeShop({ origins: ['http://127.0.0.1:*'] })]);
  site = await servePage(() => snippet!.replaceAll('http://127.0.0.1:4600', shop.url));
});
afterAll(() => Promise.all([browser.close(), shop.close(), site.close()]));

const placed = () => shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId));
const taken = () => [...shop.stripe.books.charges.values()].filter(({ status }) => status === 'succeeded').length;
const payButton = (page: Page) => page.getByRole('button', { name: /^Pay \$/ });

/** A product in the cart, the address filled in, iDEAL chosen, and the pay button pressed: at the bank's page. */
async function atBank() {
  const watched = await watchedPage(browser, shop.url, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const { page, context } = watched;
  await shop.lead(context);
  await page.goto(site.origin);
  await acceptEverything(page);
  await page.locator('smallshop-product-grid [part~="add"]').first().click();
  await page
    .getByRole('dialog', { name: 'Your cart' })
    .getByRole('link', { name: /Checkout/i })
    .click();
  await page.getByLabel('E-mail address').fill('mei@example.com');
  await page.getByLabel('Full name').fill('Mei Lin');
  await page.getByLabel('Street and house number').fill('500 Pine Street');
  await page.getByLabel('City').fill('Seattle');
  await page.getByLabel('State', { exact: true }).selectOption('Washington');
  const saved = page.waitForResponse(
    async (response) => response.request().method() === 'PATCH' && /"postalCode":"98101"/.test(await response.text()),
  );
  await page.getByLabel('ZIP code').fill('98101');
  const { amountDue } = (await (await saved).json()) as { amountDue: { amount: number } };
  await page.getByRole('button', { name: `Pay $${(amountDue.amount / 100).toFixed(2)}` }).waitFor();
  await payButton(page).scrollIntoViewIfNeeded();
  await paymentForm(page).getByLabel('iDEAL').check();
  await payButton(page).click();
  await page.getByRole('link', { name: 'Authorize' }).waitFor();
  return watched;
}

describe('a return from the bank’s own page to a shop on one page', () => {
  it('shows the order in place of the checkout, once, and a clean address', async () => {
    const { page, context, errors } = await atBank();
    await page.getByRole('link', { name: 'Authorize' }).click();
    await page.getByRole('heading', { name: 'Thank you, Mei Lin' }).waitFor();
    expect(page.url()).toBe(`${site.origin}/`);
    expect([(await placed()).length, taken()]).toEqual([1, 1]);
    // A reload shows the same order and makes no other.
    await page.reload();
    await page.getByRole('heading', { name: 'Thank you, Mei Lin' }).waitFor();
    expect([(await placed()).length, taken()]).toEqual([1, 1]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('that brings a refusal keeps what was typed, and takes a card instead', async () => {
    const { page, context, errors } = await atBank();
    const before = [(await placed()).length, taken()];
    await page.getByRole('link', { name: 'Fail' }).click();
    await page.getByText('The payment was not confirmed.').first().waitFor();
    expect(page.url()).toBe(`${site.origin}/`);
    expect(await page.getByLabel('Street and house number').inputValue()).toBe('500 Pine Street');
    expect([(await placed()).length, taken()]).toEqual(before);
    await payButton(page).scrollIntoViewIfNeeded();
    await typeCard(page, '4242424242424242');
    await payButton(page).click();
    await page.getByRole('heading', { name: 'Thank you, Mei Lin' }).waitFor();
    expect([(await placed()).length, taken()]).toEqual(before.map((count) => count + 1));
    expect(errors).toEqual([]);
    await context.close();
  });
});
