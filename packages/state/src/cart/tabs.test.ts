import { describe, expect, test } from 'vitest';
import type { LocksPort } from '../ports/ports.ts';
import { createTestContext, messages, productOf, samples, until } from '../test-support/test-context.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };
const cup = { sku: samples.lowStock.sku, quantity: 1 };
/** Leases that two tabs took in the same instant: both open a cart. */
const noLocks: LocksPort = { run: async (name, work) => (name.endsWith(':open') ? work() : new Promise(() => {})) };

describe('two tabs', () => {
  test('show the same cart, before and after the server has answered', async () => {
    const testContext = createTestContext();
    const one = testContext.open();
    const two = testContext.open();
    const product = await productOf(one.shop);
    const variantId = product.variants[0]!.id;
    const release = testContext.hold();
    const mutation = one.shop.cart.add({ variantId, quantity: 2 }, { product, variantId });
    await messages();
    expect(two.shop.cart.$cart.get()).toEqual(one.shop.cart.$cart.get());
    expect(two.shop.cart.$status.get()).toBe('saving');
    release();
    await one.shop.cart.settled(mutation);
    await messages();
    expect(two.shop.cart.$cart.get()).toEqual(one.shop.cart.$cart.get());
    expect(two.shop.cart.$status.get()).toBe('idle');
  });

  test('never show a granted line twice while the news travel', async () => {
    const testContext = createTestContext();
    const one = testContext.open();
    const two = testContext.open();
    const counts: number[] = [];
    two.shop.cart.$count.subscribe((count) => counts.push(count));
    await one.shop.cart.settled(one.shop.cart.add({ ...tea, quantity: 2 }));
    await one.shop.cart.settled(one.shop.cart.add(cup));
    await messages();
    expect(counts).toEqual([0, 2, 3]);
  });

  test('end with the newest cart where their answers, late after two lost ones, cross each other', async () => {
    const testContext = createTestContext();
    const [one, two] = [testContext.open(), testContext.open()];
    await one.shop.cart.settled(one.shop.cart.add(tea));
    for (const { shop } of [one, two]) {
      await shop.cart.refresh();
      testContext.loseAnswer();
      shop.cart.add(tea);
      await until(shop.cart.$status, (status) => status === 'offline');
    }
    // Both ask again in the same moment.
    testContext.browser.advance(60_000);
    for (const { shop } of [one, two]) await until(shop.cart.$pending, (pending) => pending.length === 0);
    await messages();
    expect([one, two].map(({ shop }) => shop.cart.$cart.get()!.itemCount)).toEqual([3, 3]);
  });

  test.each([
    ['with locks', undefined],
    ['without locks', noLocks],
  ])('adding at the same moment end with one cart, %s', async (_name, locks) => {
    const testContext = createTestContext();
    const one = testContext.open(locks && { locks });
    const two = testContext.open(locks && { locks });
    await Promise.all([one.shop.cart.settled(one.shop.cart.add(tea)), two.shop.cart.settled(two.shop.cart.add(cup))]);
    await messages();
    expect(one.shop.cart.$cart.get()!.itemCount).toBe(2);
    expect(two.shop.cart.$cart.get()).toEqual(one.shop.cart.$cart.get());
  });

  test('each sends its own mutations: nothing is sent twice', async () => {
    const testContext = createTestContext();
    const one = testContext.open();
    const two = testContext.open();
    await one.shop.cart.settled(one.shop.cart.add(tea));
    await messages();
    testContext.server.set('offline');
    one.shop.cart.add(cup);
    await until(two.shop.cart.$pending, (pending) => pending.length === 1);
    testContext.server.set('normal');
    two.tab.wake();
    await messages();
    expect(testContext.asked()).toEqual(['cart.create']);
    one.tab.wake();
    await until(two.shop.cart.$pending, (pending) => pending.length === 0);
    expect(testContext.asked()).toEqual(['cart.create', 'cart.addLines']);
  });

  test('what a closed tab left unsent, one of the others sends', async () => {
    const testContext = createTestContext();
    const one = testContext.open();
    const two = testContext.open();
    const three = testContext.open();
    await one.shop.cart.settled(one.shop.cart.add(tea));
    testContext.server.set('offline');
    one.shop.cart.add(cup);
    await until(two.shop.cart.$pending, (pending) => pending.length === 1);
    testContext.server.set('normal');
    one.tab.close();
    await until(two.shop.cart.$pending, (pending) => pending.length === 0);
    await until(three.shop.cart.$pending, (pending) => pending.length === 0);
    expect(testContext.asked().filter((operation) => operation === 'cart.addLines')).toHaveLength(1);
    expect(two.shop.cart.$cart.get()).toMatchObject({ itemCount: 2 });
  });

  test('one that learns of a lost cart after the other joins the new one', async () => {
    const testContext = createTestContext();
    const one = testContext.open();
    const two = testContext.open();
    await one.shop.cart.settled(one.shop.cart.add(tea));
    await messages();
    testContext.server.state.carts.clear();
    await Promise.all([one.shop.cart.refresh(), two.shop.cart.refresh()]);
    await messages();
    expect(testContext.server.state.carts.size).toBe(1);
    expect(two.shop.cart.$cart.get()).toEqual(one.shop.cart.$cart.get());
  });
});

describe('two shops in one browser', () => {
  test.each([
    ['another key', { key: 'pk_other' }],
    ['another server', { endpoint: 'https://other.example' }],
  ])('do not meet: %s', async (_name, options) => {
    const testContext = createTestContext();
    const one = testContext.open();
    const two = testContext.open({ ...options });
    await one.shop.cart.settled(one.shop.cart.add(tea));
    await messages();
    expect(two.shop.cart.$cart.get()).toBeNull();
    expect(two.shop.cart.$count.get()).toBe(0);
  });
});
