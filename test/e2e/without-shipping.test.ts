import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { products, variants } from '../../packages/server/src/catalog/catalog.tables.ts';
import { orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { totalsOf, textOf } from './support/shopper-page.ts';

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startShop()]);
  // A course about this tea, sent by e-mail, in place of the tea.
  const [tea] = await shop.db.select().from(products).where(eq(products.handle, 'white-peony'));
  await shop.db.update(variants).set({ requiresShipping: false }).where(eq(variants.productId, tea!.id));
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

it('a shopper in Germany buys what is not shipped: no delivery address, no shipping, no customs', async () => {
  const { page, context, errors, strangers } = await watchedPage(browser, shop.url, { locale: 'en-DE' });
  await page.goto(`${shop.url}/products/white-peony/`);
  const product = page.locator('smallshop-product');
  await product.getByRole('radio', { name: /^100/ }).check({ force: true });
  await product.locator('[part~="add"]').click();
  const drawer = page.locator('smallshop-cart dialog[open]');
  // Both the shipping estimate and the import hint would be here.
  await expect.poll(async () => (await totalsOf(drawer))['Total']).toBe('€31.00');
  expect(await drawer.locator('[part="shipping-estimate"], [part="import"]').count()).toBe(0);
  await drawer.locator('[part~="checkout"]').click();

  const checkout = page.locator('smallshop-checkout');
  await checkout.locator('[name="contact.email"]').fill('ada@example.com');
  for (const [name, value] of Object.entries({
    name: 'Ada Weiß',
    line1: 'Torstraße 1',
    postalCode: '10119',
    city: 'Berlin',
  })) {
    const field = checkout.locator(`[name="billingAddress.${name}"]`);
    await field.fill(value);
    await field.press('Tab');
  }
  expect(await checkout.locator('[part~="delivery"], [part~="shipping"]').count()).toBe(0);
  await expect.poll(() => textOf(checkout.locator('[part~="pay"]'))).toBe('Pay €31.00');
  expect(Object.keys(await totalsOf(checkout))).not.toContain('Shipping');
  for (const [field, value] of [
    ['number', '4242424242424242'],
    ['expiry', '1234'],
    ['cvc', '123'],
  ])
    await page.locator(`smallshop-test-card #${field}`).fill(value!);
  await checkout.locator('[part~="pay"]').click();

  await page.waitForURL(`${shop.url}/order/`);
  const order = page.locator('smallshop-order');
  await order.getByText('Thank you, Ada Weiß').waitFor();
  await order.getByText('10119 Berlin').waitFor();
  expect(await textOf(order)).not.toMatch(/Delivery address|Being prepared|Expected between/);
  const [placed] = await shop.db
    .select()
    .from(orders)
    .where(eq(orders.storeId, shop.storeId))
    .orderBy(desc(orders.number));
  expect(placed).toMatchObject({
    status: 'paid',
    fulfillmentStatus: 'fulfilled',
    deliveryAddress: null,
    fulfillmentOption: null,
    billingAddress: { city: 'Berlin' },
    total: 3100,
  });
  expect([errors, strangers]).toEqual([[], []]);
  await context.close();
});
