import { createClient } from '@smallshop/client';
import { refuse } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { createTestContext, endpoint, messages, samples, until } from '../test-support/test-context.ts';
import { mergeChoice } from './choose.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };
const known = (region: unknown) => region !== null;

describe('where the shopper buys', () => {
  test('is asked once, when somebody wants to know', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open({ region: { country: 'DE' } });
    await messages();
    expect(testContext.asked()).toEqual([]);
    shop.region.$status.subscribe(() => {});
    expect(await until(shop.region.$region, known)).toMatchObject({
      country: 'DE',
      currency: 'EUR',
      decidedBy: 'choice',
    });
    expect(shop.region.$status.get()).toBe('idle');
    expect(testContext.asked()).toEqual(['store.resolveRegion']);
  });

  test('is remembered, and overrules what the page believes', async () => {
    const testContext = createTestContext();
    const first = testContext.open({ region: { country: 'US', language: 'en' } });
    await first.shop.region.choose({ country: 'DE' });
    const second = testContext.open({ region: { country: 'US', language: 'en' } });
    expect(await until(second.shop.region.$region, known)).toMatchObject({
      country: 'DE',
      currency: 'EUR',
      language: 'en',
    });
  });

  test('re-prices a cart that was still being created with the region from before', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open({ region: { country: 'US' } });
    const answer = testContext.hold('/carts');
    const added = shop.cart.settled(shop.cart.add(tea));
    await shop.region.choose({ country: 'DE' });
    answer();
    expect(await added).toMatchObject({ ok: true });
    await until(shop.cart.$pending, (pending) => pending.length === 0);
    expect(shop.cart.$cart.get()).toMatchObject({ itemCount: 1, region: { country: 'DE', currency: 'EUR' } });
    expect(testContext.asked().filter((operation) => operation.startsWith('cart.'))).toEqual([
      'cart.create',
      'cart.update',
    ]);
  });

  test('re-prices the cart in one request', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open({ region: { country: 'US' } });
    await shop.cart.settled(shop.cart.add(tea));
    expect(shop.cart.$cart.get()!.region.currency).toBe('USD');
    await shop.region.choose({ country: 'DE' });
    await until(shop.cart.$pending, (pending) => pending.length === 0);
    await messages();
    expect(shop.cart.$cart.get()!.lines[0]!.unitPrice.currency).toBe('EUR');
    expect(testContext.asked().filter((operation) => operation.startsWith('cart.'))).toEqual([
      'cart.create',
      'cart.update',
    ]);
  });

  test('yields to the delivery address in the cart, without going back and forth', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open({ region: { country: 'DE' } });
    await shop.cart.settled(shop.cart.add(tea));
    const api = createClient({ endpoint, key: 'pk_test', fetch: testContext.server.fetch, retries: 0 });
    const kept = [...testContext.server.state.carts.values()][0]!;
    const checkout = await api.checkout.create({ cartId: kept.id }, { cartToken: kept.token });
    if (!checkout.ok) throw checkout.error;
    await api.checkout.update(
      { checkoutId: checkout.data.id, deliveryAddress: { country: 'DE' } },
      { cartToken: kept.token },
    );
    const before = testContext.asked().length;
    await shop.region.choose({ country: 'US' });
    await until(shop.cart.$pending, (pending) => pending.length === 0);
    await messages();
    expect(shop.region.$region.get()).toMatchObject({ country: 'US' });
    expect(shop.cart.$cart.get()!.region).toMatchObject({ country: 'DE', decidedBy: 'address' });
    expect(testContext.asked().slice(before).toSorted()).toEqual(['cart.update', 'store.resolveRegion']);
  });

  test('asks nothing about a cart where there is none', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    await shop.region.choose({ country: 'DE' });
    await messages();
    expect(testContext.asked()).toEqual(['store.resolveRegion']);
  });

  test('is followed by the other tabs, and the cart re-priced once', async () => {
    const testContext = createTestContext();
    const one = testContext.open({ region: { country: 'US' } });
    const two = testContext.open({ region: { country: 'US' } });
    await one.shop.cart.settled(one.shop.cart.add(tea));
    await messages();
    await one.shop.region.choose({ country: 'DE' });
    expect(await until(two.shop.region.$region, (region) => region?.country === 'DE')).toMatchObject({
      currency: 'EUR',
    });
    await until(one.shop.cart.$pending, (pending) => pending.length === 0);
    await messages();
    expect(two.shop.cart.$cart.get()!.region.country).toBe('DE');
    expect(testContext.asked().filter((operation) => operation === 'cart.update')).toHaveLength(1);
  });

  test('stays as it was when the choice fails', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open({ region: { country: 'US' } });
    await until(shop.region.$region, known);
    testContext.server.set({ summary: 'Broken', before: () => refuse('unavailable') });
    await shop.region.choose({ country: 'DE' });
    expect(shop.region.$status.get()).toBe('error');
    expect(shop.region.$region.get()).toMatchObject({ country: 'US' });
    expect(testContext.browser.storage.size).toBe(0);
  });

  test('only the last of two quick choices counts', async () => {
    const testContext = createTestContext();
    const { shop } = testContext.open();
    const release = testContext.hold();
    const choices = [shop.region.choose({ country: 'DE' }), shop.region.choose({ country: 'US' })];
    release();
    await Promise.all(choices);
    expect(shop.region.$region.get()).toMatchObject({ country: 'US' });
    const again = testContext.open();
    expect(await until(again.shop.region.$region, known)).toMatchObject({ country: 'US' });
  });

  test.each(['{', '"DE"', '{"country":5}'])('a stored choice that makes no sense (%s) is none', async (value) => {
    const testContext = createTestContext();
    testContext.browser.storage.set('smallshop:pk_test@mock.example:region', value);
    const { shop } = testContext.open({ region: { country: 'US' } });
    expect(await until(shop.region.$region, known)).toMatchObject({ country: 'US' });
  });
});

describe('a choice', () => {
  test('of a country drops the currency of the one before', () => {
    expect(mergeChoice({ country: 'US', currency: 'USD' }, {}, { country: 'DE' })).toEqual({ country: 'DE' });
    expect(mergeChoice({}, {}, { country: 'DE', currency: 'USD' })).toEqual({ country: 'DE', currency: 'USD' });
  });

  test('does not pin the language the page is written in', () => {
    expect(mergeChoice({}, { language: 'zh-CN' }, { country: 'DE', language: 'zh-CN' })).toEqual({ country: 'DE' });
    expect(mergeChoice({ language: 'en' }, { language: 'zh-CN' }, { language: 'zh-CN' })).toEqual({
      language: 'zh-CN',
    });
  });
});
