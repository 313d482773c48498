import { desc, eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { giftCards } from '../../packages/server/src/sale/records/gift-card.tables.ts';
import { orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { testPayments } from '../../packages/server/src/sale/records/payment.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { totalsOf, textOf } from './support/shopper-page.ts';

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => void ([browser, shop] = await Promise.all([openBrowser(), startShop()])));
afterAll(async () => {
  await browser.close();
  await shop.close();
});

/** Puts tins of 100 g into the cart and types a code there, by keyboard. */
async function withCode(page: Page, site: string, tins: number, code: string): Promise<void> {
  await page.goto(`${shop.url}${site}/products/white-peony/`);
  const product = page.locator('smallshop-product');
  await product.getByRole('radio', { name: /^100/ }).check({ force: true });
  await product.locator('[part~="quantity"]').fill(String(tins));
  await product.locator('[part~="quantity"]').press('Tab');
  await product.locator('[part~="add"]').click();
  const drawer = page.locator('smallshop-cart dialog[open]');
  await drawer.locator('[part~="discount"] summary').press('Enter');
  await drawer.locator('[part~="code-field"]').fill(code);
  await drawer.locator('[part~="code-field"]').press('Enter');
  await drawer.locator('[part~="gift-card"]').first().waitFor();
}

async function fillIn(page: Page, address: Record<string, string>): Promise<void> {
  await page.locator('smallshop-cart dialog[open] [part~="checkout"]').click();
  const checkout = page.locator('smallshop-checkout');
  await checkout.locator('[name="contact.email"]').fill('ada@example.com');
  for (const [name, value] of Object.entries(address)) {
    const field = checkout.locator(`[name="deliveryAddress.${name}"]`);
    await (name === 'region' ? field.selectOption(value) : field.fill(value));
    await field.press('Tab');
  }
  await checkout.locator('input[name=fulfillment][value=standard]').check({ force: true });
}

const lastOrder = async () =>
  (await shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId)).orderBy(desc(orders.number)))[0]!;
const balanceOf = async (id: string) =>
  (await shop.db.select().from(giftCards).where(eq(giftCards.id, id)))[0]!.balance;

it('a shopper in Germany pays with a gift card and a bank card; the next one finds the gift card empty', async () => {
  const { page, context, errors, strangers } = await watchedPage(browser, shop.url, { locale: 'en-DE' });
  const [drawer, checkout, order] = ['smallshop-cart dialog[open]', 'smallshop-checkout', 'smallshop-order'].map(
    (place) => page.locator(place),
  );
  await withCode(page, '', 2, 'demo gift eur 5000');
  expect(await textOf(drawer!.locator('[part="gift-card"]').first())).toContain('Gift card ••••5000');
  // The code is money: once the server knows it, the page keeps no more than what it ends in.
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toMatch(/demo.?gift/i);

  // 62.00 of tea, which ships free, are below EUR 150: duty is EUR 3 for each kind of item, with 7 % of tax on it.
  // 65.21.
  await fillIn(page, { name: 'Ada Weiß', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' });
  await expect.poll(async () => (await totalsOf(checkout!))['Left to pay']).toBe('€15.21');
  const totals = await totalsOf(checkout!);
  expect(totals).toMatchObject({ Subtotal: '€62.00', 'Gift card ••••5000': '-€50.00' });
  await expect.poll(() => textOf(checkout!.locator('[part~="pay"]'))).toContain(totals['Left to pay']);
  for (const [field, value] of [
    ['number', '4242424242424242'],
    ['expiry', '1234'],
    ['cvc', '123'],
  ])
    await page.locator(`smallshop-test-card #${field}`).fill(value!);
  await checkout!.locator('[part~="pay"]').click();

  await page.waitForURL(`${shop.url}/order/`);
  expect(await totalsOf(order!)).toMatchObject({ Total: totals['Total'], 'Gift card ••••5000': '-€50.00' });
  const placed = await lastOrder();
  expect(placed).toMatchObject({ status: 'paid', paymentKind: 'card', giftCards: [{ last4: '5000', amount: 5000 }] });
  const [charged] = await shop.db.select().from(testPayments).where(eq(testPayments.paymentId, placed.paymentId));
  expect(charged).toMatchObject({ amount: placed.total - 5000, currency: 'EUR' });
  expect(await balanceOf(placed.giftCards[0]!.id)).toBe(0);

  await withCode(page, '', 1, 'DEMO-GIFT-EUR-5000');
  await drawer!.locator('[part="gift-cards"]').getByText('Nothing is left on this gift card.').waitFor();
  expect(Object.keys(await totalsOf(drawer!))).not.toContain('Left to pay');
  await drawer!.getByRole('button', { name: 'Remove the gift card ending in 5000' }).click();
  await drawer!.locator('[part="gift-card"]').waitFor({ state: 'detached' });
  expect([errors, strangers]).toEqual([[], []]);
  await context.close();
});

it('a shopper in China pays everything with a gift card, and is asked for no other money', async () => {
  const { page, context, errors, strangers } = await watchedPage(browser, shop.url, { locale: 'zh-CN' });
  const [checkout, order] = ['smallshop-checkout', 'smallshop-order'].map((place) => page.locator(place));
  await withCode(page, '/zh', 1, 'DEMO-GIFT-CNY-3000');
  await fillIn(page, { region: '北京市', city: '朝阳区', line1: '建国路 1 号', name: '王小明', postalCode: '100020' });
  await expect.poll(async () => (await totalsOf(checkout!))['还需支付']).toBe('¥0.00');
  await checkout!.getByText('无需再付款：订单由礼品卡全额支付。').waitFor();
  expect(await page.locator('smallshop-test-card').isVisible()).toBe(false);
  await checkout!.locator('[part~="pay"]').click();

  await page.waitForURL(`${shop.url}/zh/order/`);
  expect(Object.keys(await totalsOf(order!))).toContain('礼品卡 ••••3000');
  const placed = await lastOrder();
  expect(placed).toMatchObject({
    status: 'paid',
    paymentKind: 'none',
    paymentMethodId: 'nothing_due',
    giftCards: [{ last4: '3000', amount: placed.total }],
  });
  expect(await balanceOf(placed.giftCards[0]!.id)).toBe(30_000 - placed.total);
  expect(await shop.db.$count(testPayments, eq(testPayments.paymentId, placed.paymentId))).toBe(0);
  expect([errors, strangers]).toEqual([[], []]);
  await context.close();
});
