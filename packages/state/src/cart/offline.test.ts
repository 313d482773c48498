import { describe, expect, test } from 'vitest';
import { safeStorage } from '../ports/browser.ts';
import {
  createTestContext,
  messages,
  samples,
  until,
  type Page,
  type TestContext,
} from '../test-support/test-context.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };
const cup = { sku: samples.lowStock.sku, quantity: 1 };

/** A page with one line in the cart, and the network lost after that. */
async function offlineWithTea(): Promise<{ testContext: TestContext; page: Page }> {
  const testContext = createTestContext();
  const page = testContext.open();
  await page.shop.cart.settled(page.shop.cart.add(tea));
  testContext.server.set('offline');
  return { testContext, page };
}

describe('without a network', () => {
  test('mutations show, wait, and are sent in order once it is back', async () => {
    const { testContext, page } = await offlineWithTea();
    const { cart } = page.shop;
    const [line] = cart.$cart.get()!.lines;
    cart.setQuantity(line!.id, 4);
    const last = cart.add(cup);
    await until(cart.$status, (status) => status === 'offline');
    expect(cart.$count.get()).toBe(5);
    expect(cart.$pending.get()).toHaveLength(2);
    testContext.server.set('normal');
    page.tab.wake();
    expect(await cart.settled(last)).toMatchObject({ ok: true, cart: { itemCount: 5 } });
    expect(testContext.asked()).toEqual(['cart.create', 'cart.updateLine', 'cart.addLines']);
    expect(cart.$status.get()).toBe('idle');
  });

  test('retries automatically, waiting longer each time', async () => {
    const { testContext, page } = await offlineWithTea();
    const { cart } = page.shop;
    const mutation = cart.add(cup);
    await until(cart.$status, (status) => status === 'offline');
    testContext.browser.advance(999);
    await messages();
    testContext.server.set('normal');
    await messages();
    expect(cart.$status.get()).toBe('offline');
    testContext.browser.advance(1);
    expect(await cart.settled(mutation)).toMatchObject({ ok: true });
  });

  test('a busy server is waited for like a lost network', async () => {
    const { testContext, page } = await offlineWithTea();
    const { refuse } = await import('@smallshop/mocks');
    testContext.server.set({ summary: 'Busy', before: () => refuse('unavailable') });
    const mutation = page.shop.cart.add(cup);
    await until(page.shop.cart.$status, (status) => status === 'offline');
    expect(page.shop.cart.$error.get()).toBeNull();
    testContext.server.set('normal');
    page.tab.wake();
    expect(await page.shop.cart.settled(mutation)).toMatchObject({ ok: true });
  });

  test('an addition whose answer was lost is not made twice', async () => {
    const testContext = createTestContext();
    const { shop, tab } = testContext.open();
    testContext.loseAnswer();
    const first = shop.cart.add(tea);
    await until(shop.cart.$status, (status) => status === 'offline');
    tab.wake();
    await shop.cart.settled(first);
    testContext.loseAnswer();
    const second = shop.cart.add(cup);
    await until(shop.cart.$status, (status) => status === 'offline');
    tab.wake();
    expect(await shop.cart.settled(second)).toMatchObject({ ok: true, cart: { itemCount: 2 } });
    expect(testContext.server.state.carts.size).toBe(1);
  });
});

describe('after a reload', () => {
  test('the cart is there at once and asked for anew', async () => {
    const testContext = createTestContext();
    const before = testContext.open();
    await before.shop.cart.settled(before.shop.cart.add(tea));
    before.tab.close();
    const { shop } = testContext.open();
    const off = shop.cart.$cart.subscribe(() => {});
    expect(shop.cart.$cart.get()).toMatchObject({ itemCount: 1 });
    expect(shop.cart.$status.get()).toBe('loading');
    await until(shop.cart.$status, (status) => status === 'idle');
    expect(testContext.asked()).toEqual(['cart.create', 'cart.get']);
    off();
  });

  test('mutations that were not sent are sent by the next page', async () => {
    const { testContext, page } = await offlineWithTea();
    page.shop.cart.add(cup);
    await until(page.shop.cart.$status, (status) => status === 'offline');
    page.tab.close();
    testContext.server.set('normal');
    const { shop } = testContext.open();
    expect(shop.cart.$count.get()).toBe(2);
    await until(shop.cart.$pending, (pending) => pending.length === 0);
    expect(shop.cart.$cart.get()!.lines.map(({ sku }) => sku)).toEqual([tea.sku, cup.sku]);
    expect([...testContext.browser.storage.keys()]).toEqual(['smallshop:pk_test@mock.example:cart']);
  });

  test('a mutation that reached the server before the page died is not granted twice', async () => {
    const testContext = createTestContext();
    const before = testContext.open();
    await before.shop.cart.settled(before.shop.cart.add(tea));
    testContext.loseAnswer();
    before.shop.cart.add(cup);
    await until(before.shop.cart.$status, (status) => status === 'offline');
    before.tab.close();
    const { shop } = testContext.open();
    await until(shop.cart.$pending, (pending) => pending.length === 0);
    expect(shop.cart.$count.get()).toBe(2);
  });

  test.each(['{', 'null', '[]', '{"id":1}', '{"id":"c","token":"t","cart":{}}'])(
    'a stored value that makes no sense (%s) is no cart',
    async (value) => {
      const testContext = createTestContext();
      testContext.browser.storage.set('smallshop:pk_test@mock.example:cart', value);
      testContext.browser.storage.set('smallshop:pk_test@mock.example:cart:wishes:x', value);
      const { shop } = testContext.open();
      shop.cart.$cart.subscribe(() => {});
      expect(shop.cart.$cart.get()).toBeNull();
      expect(await shop.cart.settled(shop.cart.add(tea))).toMatchObject({ ok: true });
    },
  );

  test('where storage is blocked the cart lasts as long as the page', async () => {
    const blocked = safeStorage(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const testContext = createTestContext();
    const { shop } = testContext.open({ storage: blocked, session: blocked });
    await shop.cart.settled(shop.cart.add(tea));
    expect(await shop.cart.settled(shop.cart.add(cup))).toMatchObject({ ok: true, cart: { itemCount: 2 } });
    await shop.region.choose({ country: 'DE' });
    expect(testContext.server.state.carts.size).toBe(1);
    expect(testContext.browser.storage.size).toBe(0);
  });
});
