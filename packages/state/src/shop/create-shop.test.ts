import { createMockShop, samples } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { checkoutOf, orderOf } from '../checkout.ts';
import { createShop, isShopError } from '../index.ts';
import { createTestContext, messages, until } from '../test-support/test-context.ts';
import { storagePrefix } from './make-shop.ts';

describe('a shop', () => {
  test('asks nothing before somebody wants to know something', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open({ region: { country: 'US' } });
    shop.catalog.products({});
    shop.catalog.product(samples.plain.handle);
    orderOf(shop);
    checkoutOf(shop);
    await messages();
    expect(testContext.asked()).toEqual([]);
    expect(await until(shop.$store, (store) => store !== null)).toMatchObject({ testMode: true });
    expect(testContext.asked()).toEqual(['store.get']);
  });

  test('fetches a list once, though the region is settled meanwhile', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open({ region: { country: 'US' } });
    shop.catalog.products({}).$list.subscribe(() => {});
    await until(shop.region.$region, (region) => region !== null);
    await until(shop.catalog.products({}).$list, ({ status }) => status === 'ready');
    expect(testContext.asked().filter((operation) => operation === 'catalog.listProducts')).toHaveLength(1);
  });

  test('asks again for what a lost network kept from it', async () => {
    const testContext = createTestContext();
    const { shop, tab } = testContext.open();
    testContext.server.set('offline');
    shop.$store.subscribe(() => {});
    shop.region.$region.subscribe(() => {});
    await until(shop.region.$status, (status) => status === 'error');
    testContext.server.set('normal');
    tab.wake();
    await until(shop.$store, (store) => store !== null);
    await until(shop.region.$region, (region) => region !== null);
  });

  test('catches up with what other tabs did while it slept', async () => {
    const testContext = createTestContext();
    const one = testContext.open({ region: { country: 'US' } });
    const two = testContext.open({ region: { country: 'US' } });
    one.shop.stop();
    await two.shop.cart.settled(two.shop.cart.add({ sku: samples.plain.sku, quantity: 1 }));
    await two.shop.region.choose({ country: 'DE' });
    await until(two.shop.cart.$pending, (pending) => pending.length === 0);
    expect(one.shop.cart.$count.get()).toBe(0);
    one.shop.start();
    one.shop.start();
    one.tab.wake();
    expect(one.shop.cart.$cart.get()).toEqual(two.shop.cart.$cart.get());
    expect(await until(one.shop.region.$region, (region) => region?.country === 'DE')).toBeTruthy();
  });

  test('works with nothing but an address, a key and a fetch', async () => {
    const server = createMockShop();
    const shop = createShop({ endpoint: 'https://mock.example', key: 'pk_test', fetch: server.fetch });
    shop.start();
    const settled = await shop.cart.settled(shop.cart.add({ sku: samples.soldOut.sku, quantity: 1 }));
    expect(settled.ok).toBe(false);
    expect(!settled.ok && isShopError(settled.error) && settled.error.code).toBe('out_of_stock');
    shop.stop();
  });

  test('of somebody else has no checkout', () => {
    const { shop } = createTestContext().open();
    expect(() => checkoutOf({ ...shop })).toThrow(TypeError);
  });
});

test.each([
  ['https://shop.example', 'smallshop:pk_1@shop.example'],
  ['https://shop.example/', 'smallshop:pk_1@shop.example'],
  ['http://localhost:4600/store', 'smallshop:pk_1@localhost:4600/store'],
  ['//shop.example', 'smallshop:pk_1@shop.example'],
  ['', 'smallshop:pk_1'],
])('keeps what belongs to %j under %j', (endpoint, prefix) => {
  expect(storagePrefix(endpoint, 'pk_1')).toBe(prefix);
});
