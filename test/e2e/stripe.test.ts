import { eq } from 'drizzle-orm';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { longFormDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { type Browser, clearVisit, openBrowser, type Watched, watchedPage } from './support/browser.ts';
import { paymentForm, startStripeShop, typeCard, type StripeShop } from './support/stripe.ts';

const cards = { good: '4242424242424242', declined: '4000000000000002', asks: '4000002500003155' };

/** Round Pot, celadon, 450 ml, at $64.00. */
async function fillCart(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/products/round-teapot/`);
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('radio', { name: /^Celadon/ }).check({ force: true });
  await page.getByRole('radio', { name: /^450 ml/ }).check({ force: true });
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('dialog', { name: 'Your cart' }).getByText('$64.00').first().waitFor();
}

async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill('mei@example.com');
  await page.getByLabel('Full name').fill('Mei Lin');
  await page.getByLabel('Street and house number').fill('500 Pine Street');
  await page.getByLabel('City').fill('Seattle');
  await page.getByLabel('State', { exact: true }).selectOption({ label: 'Washington' });
  await page.getByLabel('ZIP code').fill('98101');
}

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(longFormDatabases)('paying with Stripe, on %s', (database) => {
  let shop: StripeShop;
  let visit: Watched;
  let page: Page;
  let context: BrowserContext;
  let known: number;
  beforeAll(async () => {
    shop = await startStripeShop({ database });
    visit = await watchedPage(browser, shop.url);
    ({ page, context } = visit);
    await shop.lead(context);
  });
  afterAll(async () => {
    await context.close();
    await shop.close();
  });
  beforeEach(async () => {
    visit = { ...visit, page };
    await clearVisit(visit, `${shop.url}/.well-known/gpc.json`);
    known = (await placed()).length;
  });
  afterEach(async () => {
    expect(visit.errors).toEqual([]);
    await shop.stripe.webhooks.idle();
  });

  const placed = () => shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId)).orderBy(orders.number);
  const taken = () => [...shop.stripe.books.charges.values()].filter(({ status }) => status === 'succeeded');
  /** Exactly one more order and one more charge, of the same sum. */
  const expectOneOrder = async (chargesBefore: number) => {
    const now = await placed();
    expect(now).toHaveLength(known + 1);
    expect(taken()).toHaveLength(chargesBefore + 1);
    expect(now.at(-1)).toMatchObject({ status: 'paid', total: taken().at(-1)!.amount });
    return now.at(-1)!;
  };
  const payButton = () => page.getByRole('button', { name: /^Pay \$/ });
  const thanks = async (name = 'Mei Lin') => {
    await page.waitForURL(`${shop.url}/order/`);
    await page.getByText(`Thank you, ${name}`).waitFor();
  };
  /** Filled in up to the payment form. */
  const atPayment = async () => {
    await fillCart(page, shop.url);
    await page.goto(`${shop.url}/checkout/`);
    await fillAddress(page);
    await page.getByRole('radio', { name: /Express/ }).check({ force: true });
    await payButton().scrollIntoViewIfNeeded();
    await paymentForm(page).getByLabel('Card number').waitFor();
    // $64.00, Express for $15.00 and Washington's 6.5 % on both: who presses before the new total is shown is asked
    // again.
    await page.getByRole('button', { name: 'Pay $84.14' }).waitFor();
  };

  it('by card: nothing is asked of Stripe before its form is on screen, and one order is one charge', async () => {
    const before = taken().length;
    const desktop = page.viewportSize()!;
    await page.setViewportSize({ width: 420, height: 700 });
    await fillCart(page, shop.url);
    await page.goto(`${shop.url}/checkout/`);
    await fillAddress(page);
    await page.getByLabel('E-mail address').scrollIntoViewIfNeeded();
    expect(visit.strangers).toEqual([]);
    await payButton().scrollIntoViewIfNeeded();
    await typeCard(page, cards.good);
    await page.getByRole('button', { name: 'Pay $68.16' }).click();
    await thanks();
    const order = await expectOneOrder(before);
    expect(order).toMatchObject({
      contact: { email: 'mei@example.com' },
      last4: '4242',
      deliveryAddress: { city: 'Seattle' },
    });
    expect([...new Set(visit.strangers.map((url) => new URL(url).origin))].toSorted()).toEqual([
      'https://api.stripe.com',
      'https://js.stripe.com',
    ]);
    await page.setViewportSize(desktop);
  });

  it('reports a declined card, keeps everything, and takes another', async () => {
    const before = taken().length;
    await atPayment();
    await typeCard(page, cards.declined);
    await payButton().click();
    await page.getByText('The card was declined').first().waitFor();
    expect(await placed()).toHaveLength(known);
    expect(await page.getByLabel('Street and house number').inputValue()).toBe('500 Pine Street');
    expect(await paymentForm(page).getByLabel('Card number').inputValue()).toBe(cards.declined);
    await typeCard(page, cards.good);
    await payButton().click();
    await thanks();
    await expectOneOrder(before);
  });

  it('lets the bank ask over the page; refused, then approved', async () => {
    const before = taken().length;
    await atPayment();
    const bank = page.frameLocator('iframe[title="3D Secure"]');
    await typeCard(page, cards.asks);
    await payButton().click();
    await bank.getByRole('button', { name: 'Fail' }).click();
    await page.getByText('The payment was not confirmed.').first().waitFor();
    expect(await placed()).toHaveLength(known);
    await payButton().click();
    await bank.getByRole('button', { name: 'Complete' }).click();
    await thanks();
    await expectOneOrder(before);
  });

  it('goes to the bank’s own page and comes back to the order', async () => {
    const before = taken().length;
    await atPayment();
    await paymentForm(page).getByLabel('iDEAL').check();
    await payButton().click();
    await page.getByRole('link', { name: 'Authorize' }).click();
    await thanks();
    expect(page.url()).not.toContain('payment_intent');
    await expectOneOrder(before);
  });

  it('comes back from a bank that refused with everything in place, and pays otherwise', async () => {
    const before = taken().length;
    await atPayment();
    await paymentForm(page).getByLabel('iDEAL').check();
    await payButton().click();
    await page.getByRole('link', { name: 'Fail' }).click();
    await page.getByText('The payment was not confirmed.').first().waitFor();
    expect(page.url()).toBe(`${shop.url}/checkout/`);
    expect(await page.getByLabel('Street and house number').inputValue()).toBe('500 Pine Street');
    await payButton().scrollIntoViewIfNeeded();
    await typeCard(page, cards.good);
    await payButton().click();
    await thanks();
    await expectOneOrder(before);
  });

  it('takes two presses for one', async () => {
    const before = taken().length;
    await atPayment();
    await typeCard(page, cards.good);
    await payButton().dblclick();
    await thanks();
    await expectOneOrder(before);
  });

  it('makes the order though the tab was closed at the bank’s, and shows it to who comes back', async () => {
    const before = taken().length;
    await atPayment();
    await paymentForm(page).getByLabel('iDEAL').check();
    await payButton().click();
    await page.getByRole('link', { name: 'Authorize' }).waitFor();
    const [intent] = [...shop.stripe.books.intents.values()].slice(-1);
    await page.close();
    await fetch(`${shop.stripe.url}/fake/redirect/${intent!.id}/complete?client_secret=${intent!.client_secret}`, {
      redirect: 'manual',
    });
    // The server answers an event before it has handled it.
    await expect.poll(async () => (await placed()).length).toBe(known + 1);
    await expectOneOrder(before);
    page = await context.newPage();
    await page.goto(`${shop.url}/checkout/`);
    await thanks();
    await expectOneOrder(before);
  });

  it('by wallet: the sheet gets the costs of each address, and its own address is the order’s', async () => {
    const before = taken().length;
    await context.close();
    visit = await watchedPage(browser, shop.url);
    ({ page, context } = visit);
    const at = (line1: string, city: string, state: string, postal_code: string, country: string) => ({
      line1,
      line2: null,
      city,
      state,
      postal_code,
      country,
    });
    await shop.lead(context, {
      name: 'Wallet Wang',
      email: 'wallet@example.com',
      addresses: [
        at('500 Pine Street', 'Seattle', 'WA', '98101', 'US'),
        at('350 5th Avenue', 'New York', 'New York', '10118', 'US'),
      ],
    });
    await fillCart(page, shop.url);
    await page.goto(`${shop.url}/checkout/`);
    await payButton().scrollIntoViewIfNeeded();
    await page
      .frameLocator('iframe[title="Secure express checkout frame"]')
      .getByRole('button', { name: 'Google Pay' })
      .click();
    const sheet = page.frameLocator('iframe[title="Google Pay"]');
    await expect.poll(() => sheet.getByLabel('Shipping method').locator('option').count()).toBeGreaterThan(1);
    await sheet.getByLabel('Shipping address').selectOption({ label: '350 5th Avenue, New York' });
    await sheet.getByLabel('Shipping method').selectOption({ value: 'express' });
    // $64.00, express for $15.00, and New York's 4 % on both.
    await expect.poll(() => sheet.locator('output').textContent()).toBe('Total 8216 usd');
    await page.getByRole('button', { name: 'Pay $82.16' }).waitFor();
    await sheet.getByRole('button', { name: 'Pay now' }).click();
    await thanks('Wallet Wang');
    const order = await expectOneOrder(before);
    expect(order).toMatchObject({
      contact: { email: 'wallet@example.com' },
      deliveryAddress: { country: 'US', region: 'NY', city: 'New York', line1: '350 5th Avenue', name: 'Wallet Wang' },
    });
  });
});
