import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { variants } from '../../packages/server/src/catalog/catalog.tables.ts';
import { orderLines, orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { fastestDatabase, isLongForm, testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { type Browser, clearVisit, openBrowser, type Watched, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { keyboard, pointer, type Visitor } from './support/visitor.ts';

/** Round Pot, celadon, 450 ml: 76 in stock at $64.00. */
const sku = 'WARE-RP-CEL-450';
const stockAtFirst = 76;

const cards = { declined: '4000000000000002', good: '4242424242424242' };

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

async function fillAddress(page: Page, visitor: Visitor): Promise<void> {
  await visitor.type(page.getByLabel('E-mail address'), 'mei@example.com');
  await visitor.type(page.getByLabel('Full name'), 'Mei Lin');
  await visitor.type(page.getByLabel('Street and house number'), '500 Pine Street');
  await visitor.type(page.getByLabel('City'), 'Seattle');
  await visitor.select(page.getByLabel('State', { exact: true }), 'Washington');
  await visitor.type(page.getByLabel('ZIP code'), '98101');
}

async function fillCard(page: Page, visitor: Visitor, number: string): Promise<void> {
  await visitor.type(page.getByLabel('Card number'), number);
  await visitor.type(page.getByLabel('Expiry date'), '1234');
  await visitor.type(page.getByLabel('Security code'), '123');
}

const ways = ['keyboard', 'pointer'] as const;
/** Each database sells, and each way leads to an order; the long form has every pair of them. */
const waysOn = (database: (typeof testDatabases)[number]) =>
  isLongForm || testDatabases.length === 1 ? ways : database === fastestDatabase ? ways.slice(0, 1) : ways.slice(1);

describe.each(testDatabases)('a purchase, on %s', (database) => {
  let shop: RunningShop;
  let visit: Watched;
  beforeAll(async () => {
    shop = await startShop({ database });
    visit = await watchedPage(browser, shop.url);
  });
  beforeEach(() => clearVisit(visit, `${shop.url}/.well-known/gpc.json`));
  afterAll(async () => {
    await visit.context.close();
    await shop.close();
  });

  /** Orders there are, newest first. */
  const placed = () => shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId));
  const stockOf = async (wanted: string) =>
    (await shop.db.select({ stock: variants.stock }).from(variants).where(eq(variants.sku, wanted)))[0]!.stock;

  it.each(waysOn(database))('goes from browsing to an order in the database, by %s', async (way) => {
    const before = (await placed()).length;
    const stockBefore = await stockOf(sku);
    const { page, context, errors, strangers } = visit;
    const visitor = way === 'pointer' ? pointer : keyboard(page);

    // Browse, and say no to cookies.
    await page.goto(`${shop.url}/`);
    await visitor.activate(page.getByRole('button', { name: 'Refuse all' }));
    await visitor.activate(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Teaware' }));
    // Until the grid has rendered, the plain list inside it is shown.
    await page.locator('smallshop-product-grid [part~="card"]').first().waitFor();
    await visitor.activate(page.getByRole('link', { name: 'Round Pot', exact: true }).filter({ visible: true }));

    // Choose a variant; indigo is not made in 450 ml.
    await page.locator('smallshop-product [part~="title"]').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual(['Round Pot']);
    await visitor.choose(page.getByRole('radio', { name: /^Celadon/ }));
    await visitor.choose(page.getByRole('radio', { name: /^450 ml/ }));
    await visitor.activate(page.getByRole('button', { name: 'Add to cart' }));

    // Change the quantity in the drawer.
    const drawer = page.getByRole('dialog', { name: 'Your cart' });
    await drawer.getByText('$64.00').first().waitFor();
    await visitor.activate(drawer.getByRole('button', { name: 'One more: Round Pot' }));
    await drawer.getByText('$128.00').first().waitFor();
    await expect
      .poll(async () => (await page.evaluate(() => Object.values(localStorage).join())).includes('"quantity":2'))
      .toBe(true);

    // The cart survives a reload, and a second tab shows the same.
    await page.reload();
    await page
      .getByRole('link', { name: 'Cart, 2 items' })
      .or(page.getByRole('button', { name: 'Cart, 2 items' }))
      .waitFor();
    const second = await context.newPage();
    await second.goto(`${shop.url}/zh/`);
    await second
      .getByRole('link', { name: /2/ })
      .or(second.getByRole('button', { name: /2 件/ }))
      .first()
      .waitFor();
    await second.close();

    // Check out: the declined card first.
    await visitor.activate(
      page.getByRole('link', { name: 'Cart, 2 items' }).or(page.getByRole('button', { name: 'Cart, 2 items' })),
    );
    await visitor.activate(drawer.getByRole('link', { name: /Checkout/ }));
    await page.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor();
    await fillAddress(page, visitor);
    await visitor.choose(page.getByRole('radio', { name: /Express/ }));
    // 6.5 % of Washington on 128.00 and on the shipping of 15.00: 8.32 + 0.98.
    const pay = page.getByRole('button', { name: 'Pay $152.30' });
    await pay.waitFor();
    await fillCard(page, visitor, cards.declined);
    await visitor.activate(pay);
    await page.getByText('The card was declined').first().waitFor();
    expect(await placed()).toHaveLength(before);
    expect(await stockOf(sku)).toBe(stockBefore);

    // A reload loses nothing but the card; the good card pays.
    await page.reload();
    await expect.poll(() => page.getByLabel('Street and house number').inputValue()).toBe('500 Pine Street');
    await page.getByRole('button', { name: 'Pay $152.30' }).waitFor();
    await fillCard(page, visitor, cards.good);
    await visitor.activate(page.getByRole('button', { name: 'Pay $152.30' }));
    await page.waitForURL(`${shop.url}/order/`);
    await page.getByText('Thank you, Mei Lin').waitFor();
    await page.getByText('Paid', { exact: true }).first().waitFor();
    await page.getByText('$152.30').first().waitFor();

    // The order, its lines, its totals and the reduced stock are in the database.
    const now = await placed();
    expect(now).toHaveLength(before + 1);
    const order = now.toSorted((a, b) => b.number - a.number)[0]!;
    expect(order).toMatchObject({
      status: 'paid',
      fulfillmentStatus: 'unfulfilled',
      currency: 'USD',
      total: 15_230,
      last4: '4242',
      contact: { email: 'mei@example.com' },
    });
    expect(order.deliveryAddress).toMatchObject({
      country: 'US',
      name: 'Mei Lin',
      line1: '500 Pine Street',
      city: 'Seattle',
      region: 'WA',
      postalCode: '98101',
    });
    expect(Object.fromEntries(order.totals.map(({ type, amount }) => [type, amount.amount]))).toMatchObject({
      subtotal: 12_800,
      fulfillment: 1_500,
      tax: 930,
      total: 15_230,
    });
    const lines = await shop.db.select().from(orderLines).where(eq(orderLines.orderId, order.id));
    expect(lines).toMatchObject([{ sku, quantity: 2, unitAmount: 6_400, totalAmount: 12_800, title: 'Round Pot' }]);
    expect(await stockOf(sku)).toBe(stockBefore! - 2);
    await page
      .getByText(`Order ${order.number}`)
      .or(page.getByText(new RegExp(`${order.number}`)))
      .first()
      .waitFor();

    // The cart is empty again, and nothing went wrong or left the origin on the way.
    await page.goto(`${shop.url}/`);
    await page
      .getByRole('link', { name: 'Cart', exact: true })
      .or(page.getByRole('button', { name: 'Cart', exact: true }))
      .or(page.getByRole('link', { name: 'Cart, 0 items' }))
      .first()
      .waitFor();
    expect(errors).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it('began with the stock that the catalogue says', async () => {
    const sold = (await shop.db.select().from(orderLines))
      .filter((line) => line.sku === sku)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    expect(await stockOf(sku)).toBe(stockAtFirst - sold);
  });
});
