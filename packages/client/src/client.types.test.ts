import type { Cart, Collection, Product, ProductSummary } from '@smallshop/contract';
import { describe, expectTypeOf, it } from 'vitest';
import { items, pages, type Client, type Page, type Result } from './index.ts';

describe('the types of a client', () => {
  it('let through what the route table allows', () => {
    const right = (client: Client) => [
      client.store.get(),
      client.catalog.listProducts(),
      client.catalog.listProducts({ sort: 'price_asc', available: true }, { timeout: 1000 }),
      client.cart.create(),
      client.cart.addLines({ cartId: 'c', lines: [{ sku: 'A', quantity: 1 }] }, { cartToken: 't', version: 1 }),
      client.admin.markOrderPaid({ orderId: 'o' }),
      items(client.catalog.listProducts, { collection: 'tea' }),
      pages(client.admin.listOrders),
    ];
    expectTypeOf(right).returns.toBeArray();
  });

  it('refuse what it does not', () => {
    const wrong = (client: Client) => [
      // @ts-expect-error the cart is missing
      client.cart.get(),
      // @ts-expect-error the quantity is missing
      client.cart.updateLine({ cartId: 'c', lineId: 'l' }),
      // @ts-expect-error a quantity is a number
      client.cart.addLines({ cartId: 'c', lines: [{ sku: 'A', quantity: '1' }] }),
      // @ts-expect-error no such order of products
      client.catalog.listProducts({ sort: 'cheapest' }),
      // @ts-expect-error no such field
      client.catalog.listProducts({ colour: 'red' }),
      // @ts-expect-error the store takes no input
      client.store.get({ id: 's' }),
      // @ts-expect-error no such option
      client.store.get({}, { retries: 1 }),
      // @ts-expect-error no such verb
      client.cart.explode({ cartId: 'c' }),
      // @ts-expect-error one product is no list
      items(client.catalog.getProduct, { handle: 'a' }),
      // @ts-expect-error a list of collections is not sorted
      pages(client.catalog.listCollections, { sort: 'title' }),
    ];
    expectTypeOf(wrong).toBeFunction();
  });

  it('have the type of the response', () => {
    expectTypeOf<Client['cart']['get']>().returns.resolves.toEqualTypeOf<Result<Cart>>();
    expectTypeOf<Client['catalog']['getProduct']>().returns.resolves.toEqualTypeOf<Result<Product>>();
    const lists = (client: Client) =>
      [items(client.catalog.listProducts), pages(client.catalog.listCollections)] as const;
    expectTypeOf(lists).returns.toEqualTypeOf<
      readonly [AsyncGenerator<ProductSummary, void, undefined>, AsyncGenerator<Page<Collection>, void, undefined>]
    >();
  });
});
