import type { Cart, Money, Store } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import { expectTypeOf, test } from 'vitest';
import { checkoutOf, orderOf, type CheckoutStore, type OrderStore } from './checkout.ts';
import { createShop, type CartMutation, type Loadable, type Shop, type ShopApi, type ShopOptions } from './index.ts';

test('stores can be read and not written from outside', () => {
  expectTypeOf<Shop['$store']>().toEqualTypeOf<ReadableAtom<Store | null>>();
  expectTypeOf<Shop['cart']['$cart']>().toEqualTypeOf<ReadableAtom<Cart | null>>();
  expectTypeOf<Shop['cart']['$cart']>().not.toHaveProperty('set');
  expectTypeOf(createShop).returns.not.toHaveProperty('checkout');
});

test('checkout and order belong to a shop', () => {
  expectTypeOf(checkoutOf).parameter(0).toEqualTypeOf<Shop>();
  expectTypeOf(checkoutOf).returns.toEqualTypeOf<CheckoutStore>();
  expectTypeOf(orderOf).returns.toEqualTypeOf<OrderStore>();
});

test('a shop needs an address and a key, and nothing else', () => {
  expectTypeOf<{ endpoint: string; key: string }>().toExtend<ShopOptions>();
  expectTypeOf<{ endpoint: string }>().not.toExtend<ShopOptions>();
});

test('data is there once it is ready, and only then for certain', () => {
  expectTypeOf<Extract<Loadable<Money>, { status: 'ready' }>['data']>().toEqualTypeOf<Money>();
  expectTypeOf<Extract<Loadable<Money>, { status: 'loading' }>['data']>().toEqualTypeOf<Money | null>();
  expectTypeOf<Extract<Loadable<Money>, { status: 'ready' }>>().not.toHaveProperty('error');
});

test('a mutation never carries a price to the server', () => {
  expectTypeOf<Extract<CartMutation, { kind: 'add' }>['line']>().not.toHaveProperty('price');
  expectTypeOf<Parameters<ShopApi['cart']['addLines']>[0]['lines'][number]>().not.toHaveProperty('price');
});

test('a call without its input does not compile', () => {
  expectTypeOf<ShopApi['cart']['get']>().parameter(0).toHaveProperty('cartId');
  // @ts-expect-error a cart is named
  expectTypeOf<ShopApi['cart']['get']>().toBeCallableWith({});
});
