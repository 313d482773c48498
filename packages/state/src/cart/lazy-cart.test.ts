import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createTestContext,
  messages,
  productOf,
  samples,
  until,
  type TestContext,
} from '../test-support/test-context.ts';

const tea = { sku: samples.plain.sku, quantity: 2 };
const fetched = vi.fn();
const created = vi.fn();

/** A page whose code for the cart has not been fetched yet, or cannot be. */
async function freshTestContext(reachable: () => boolean = () => true): Promise<TestContext> {
  vi.resetModules();
  fetched.mockClear();
  created.mockClear();
  vi.doMock('./cart-store.ts', async (original: () => Promise<typeof import('./cart-store.ts')>) => {
    fetched();
    if (!reachable()) throw new TypeError('Failed to fetch dynamically imported module');
    const { createCartStore, ...others } = await original();
    return {
      ...others,
      createCartStore: (...inputs: Parameters<typeof createCartStore>) => {
        created();
        return createCartStore(...inputs);
      },
    };
  });
  const { createShop } = await import('../page.ts');
  return createTestContext(createShop);
}

/** Other modules take longer than a message between tabs. */
const asked = (testContext: TestContext, count: number) =>
  vi.waitFor(() => expect(testContext.asked()).toHaveLength(count));

describe('the cart of a page that shows products first', () => {
  let testContext: TestContext;
  beforeEach(async () => void (testContext = await freshTestContext()));

  test('is not fetched while there is nothing in it', async () => {
    const { shop, tab } = testContext.open();
    shop.cart.$count.subscribe(() => {});
    tab.wake();
    await shop.cart.refresh();
    await messages();
    expect(fetched).not.toHaveBeenCalled();
    expect(shop.cart.$cart.get()).toBeNull();
    expect(shop.cart.restore()).toBeNull();
    expect(testContext.asked()).toEqual([]);
  });

  test('counts a mutation at once, draws it once its code is there, and sends it once', async () => {
    const { shop } = testContext.open();
    const { cart } = shop;
    const product = await productOf(shop);
    const drawn: (string | undefined)[] = [];
    cart.$cart.listen((now) => drawn.push(now?.lines[0]?.title));
    const mutation = cart.add(
      { variantId: product.variants[0]!.id, quantity: 2 },
      { product, variantId: product.variants[0]!.id },
    );
    expect(cart.$count.get()).toBe(2);
    expect(cart.$pending.get()).toEqual([mutation]);
    expect(await cart.settled(mutation)).toMatchObject({ ok: true, cart: { itemCount: 2 } });
    expect(drawn[0]).toBe(product.title);
    expect(testContext.asked().filter((operation) => operation.startsWith('cart.'))).toEqual(['cart.create']);
    expect(cart.$pending.get()).toEqual([]);
  });

  test('draws a first change that is made offline, once its code was fetched before', async () => {
    let isOnline = true;
    testContext = await freshTestContext(() => isOnline);
    const { shop } = testContext.open();
    const product = await productOf(shop);
    shop.cart.prepare();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
    isOnline = false;
    testContext.server.set('offline');
    shop.cart.add({ variantId: product.variants[0]!.id, quantity: 1 }, { product, variantId: product.variants[0]!.id });
    expect((await until(shop.cart.$cart, (cart) => cart !== null))!.lines[0]!.title).toBe(product.title);
  });

  test('has an added line when `add` returns, once it was prepared, and takes it back if it is refused', async () => {
    const { shop } = testContext.open();
    const product = await productOf(shop);
    const variantId = product.variants[0]!.id;
    shop.cart.prepare();
    await vi.waitFor(() => expect(created).toHaveBeenCalled());
    expect(testContext.asked().filter((operation) => operation.startsWith('cart.'))).toEqual([]);
    const added = shop.cart.add({ variantId, quantity: 1 }, { product, variantId });
    expect(shop.cart.$cart.get()!.lines[0]!.title).toBe(product.title);
    expect(await shop.cart.settled(added)).toMatchObject({ ok: true });
    testContext.server.state.stock.set(product.variants[0]!.sku, 0);
    const refused = shop.cart.add({ variantId, quantity: 5 }, { product, variantId });
    expect(shop.cart.$cart.get()!.lines[0]!.quantity).toBe(6);
    expect(await shop.cart.settled(refused)).toMatchObject({ ok: false, error: { code: 'out_of_stock' } });
    expect(shop.cart.$cart.get()!.lines[0]!.quantity).toBe(1);
    expect(shop.cart.$error.get()?.error.code).toBe('out_of_stock');
  });

  test('keeps the order of mutations that came before its code', async () => {
    const { cart } = testContext.open().shop;
    cart.add(tea);
    cart.add({ sku: samples.lowStock.sku, quantity: 1 });
    const last = cart.setNote('Please ring');
    const settled = await cart.settled(last);
    expect(settled).toMatchObject({ ok: true, cart: { itemCount: 3, note: 'Please ring' } });
    expect(settled.ok && settled.cart.lines.map(({ sku }) => sku)).toEqual([samples.plain.sku, samples.lowStock.sku]);
  });

  test('works on as the whole one, also for who held it before', async () => {
    const { add, remove, restore, settled, $cart } = testContext.open().shop.cart;
    await settled(add(tea));
    await settled(remove($cart.get()!.lines[0]!.id));
    expect($cart.get()!.lines).toEqual([]);
    await settled(restore()!);
    expect($cart.get()!.itemCount).toBe(2);
  });

  test('sends on the next page what an earlier one could not', async () => {
    const one = testContext.open();
    one.shop.cart.add(tea);
    one.tab.close();
    const two = testContext.open();
    await until(two.shop.cart.$cart, (cart) => cart?.id !== undefined && cart.id !== '' && cart.itemCount === 2);
    await until(two.shop.cart.$pending, (pending) => pending.length === 0);
    expect(testContext.asked()).toEqual(['cart.create']);
  });

  test('is there at once where the shopper has one, and where another tab has begun one', async () => {
    const one = testContext.open();
    const two = testContext.open();
    await one.shop.cart.settled(one.shop.cart.add(tea));
    expect(await until(two.shop.cart.$count, (count) => count === 2)).toBe(2);
    const three = testContext.open();
    expect(await until(three.shop.cart.$count, (count) => count === 2)).toBe(2);
  });

  test('is priced anew for another region, where there is one', async () => {
    const { shop } = testContext.open({ region: { country: 'US' } });
    await shop.cart.settled(shop.cart.add(tea));
    const before = testContext.asked().length;
    await shop.region.choose({ country: 'DE' });
    await asked(testContext, before + 2);
    expect(await until(shop.cart.$cart, (cart) => cart?.region.country === 'DE')).toBeTruthy();
  });

  test('that was closed sends nothing more', async () => {
    const { shop } = testContext.open();
    shop.stop();
    expect(() => shop.stop()).not.toThrow();
    expect(testContext.asked()).toEqual([]);
  });
});

test('code that cannot be fetched is a lost network: the mutation waits, and is tried again', async () => {
  let reachable = false;
  const testContext = await freshTestContext(() => reachable);
  const { shop } = testContext.open();
  const mutation = shop.cart.add(tea);
  await until(shop.cart.$status, (status) => status === 'offline');
  expect(shop.cart.$pending.get()).toEqual([mutation]);
  expect([...testContext.browser.storage.values()].join()).toContain(mutation.id);
  reachable = true;
  vi.doUnmock('./cart-store.ts');
  testContext.browser.advance(5000);
  expect(await shop.cart.settled(mutation)).toMatchObject({ ok: true, cart: { itemCount: 2 } });
  expect(shop.cart.$status.get()).toBe('idle');
});
