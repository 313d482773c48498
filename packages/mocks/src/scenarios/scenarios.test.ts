import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMockShop, refuse, samples, testCards } from '../index.ts';
import {
  cardToken,
  cartWith,
  unwrap,
  createReadyCheckout,
  refusal,
  createTestContext,
  totalOf,
} from '../test-support/test-context.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a scenario', () => {
  it('"empty" sells nothing, until the shop opens', async () => {
    const { client, shop } = createTestContext({ scenario: 'empty' });
    expect((await unwrap(client.catalog.listProducts())).items).toEqual([]);
    expect((await unwrap(client.catalog.getCollection({ handle: 'tea' }))).productCount).toBe(0);
    expect((await refusal(client.catalog.getProduct({ handle: samples.plain.handle }))).code).toBe('product_not_found');
    shop.set('normal');
    expect((await unwrap(client.catalog.listProducts())).items).toHaveLength(24);
  });

  it('"slow" answers after two seconds, or not at all once the page has stopped waiting', async () => {
    vi.useFakeTimers();
    const shop = createMockShop({ scenario: 'slow' });
    const ask = (signal?: AbortSignal) =>
      shop.fetch('https://mock.example/v1/store', {
        headers: { authorization: 'Bearer pk_test' },
        ...(signal && { signal }),
      });
    const answered = vi.fn();
    const asking = ask().then(answered);
    await vi.advanceTimersByTimeAsync(1999);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await asking;
    expect(answered).toHaveBeenCalledOnce();

    const controller = new AbortController();
    const stopped = ask(controller.signal);
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('"offline" lets no request through', async () => {
    const { client, shop } = createTestContext({ scenario: 'offline' });
    expect(await refusal(client.store.get())).toMatchObject({ code: 'network_error', cause: { name: 'TypeError' } });
    expect(shop.state.requests).toEqual([]);
  });

  it('"server-error" answers everything with 500', async () => {
    const { client } = createTestContext({ scenario: 'server-error' });
    expect(await refusal(client.store.get())).toMatchObject({
      code: 'internal_error',
      status: 500,
      requestId: expect.any(String),
    });
  });

  it('"sold-out" sells the last item just before the shopper adds it', async () => {
    const at = createTestContext({ scenario: 'sold-out' });
    const { handle, sku } = samples.lowStock;
    expect((await unwrap(at.client.catalog.getProduct({ handle }))).available).toBe(true);
    expect(await refusal(at.client.cart.create({ lines: [{ sku, quantity: 1 }] }))).toMatchObject({
      code: 'out_of_stock',
      left: 0,
    });
    expect((await unwrap(at.client.catalog.getProduct({ handle }))).available).toBe(false);
  });

  it('"sold-out" takes what is in the cart, too', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at);
    const { checkout, cartToken: other } = await createReadyCheckout(at);
    at.shop.set('sold-out');
    const grow = at.client.cart.updateLine({ cartId: cart.id, lineId: cart.lines[0]!.id, quantity: 2 }, { cartToken });
    expect(await refusal(grow)).toMatchObject({ code: 'out_of_stock', left: 0 });
    const complete = { checkoutId: checkout.id, paymentMethodId: 'bank_transfer', expectedTotal: totalOf(checkout) };
    expect(await refusal(at.client.checkout.complete(complete, { cartToken: other }))).toMatchObject({
      code: 'out_of_stock',
      left: 0,
    });
    expect(at.shop.state.orders.size).toBe(0);
  });

  it('"card-declined" declines a card that is good elsewhere', async () => {
    const at = createTestContext({ scenario: 'card-declined' });
    const { checkout, cartToken } = await createReadyCheckout(at);
    const paymentToken = await cardToken(at, testCards.approved);
    const complete = {
      checkoutId: checkout.id,
      paymentMethodId: 'test_card',
      expectedTotal: totalOf(checkout),
      paymentToken,
    };
    expect((await refusal(at.client.checkout.complete(complete, { cartToken }))).code).toBe('payment_declined');
  });

  it('"price-changed" raises the price while the shopper orders, and takes the new total', async () => {
    const at = createTestContext({ scenario: 'price-changed' });
    const { checkout, cartToken } = await createReadyCheckout(at);
    const complete = { checkoutId: checkout.id, paymentMethodId: 'bank_transfer' };
    const first = await refusal(
      at.client.checkout.complete({ ...complete, expectedTotal: totalOf(checkout) }, { cartToken }),
    );
    expect(first.code).toBe('price_changed');
    const expectedTotal = totalOf(first.current as typeof checkout);
    expect(expectedTotal.amount).toBeGreaterThan(totalOf(checkout).amount);
    expect((await unwrap(at.client.checkout.complete({ ...complete, expectedTotal }, { cartToken }))).status).toBe(
      'completed',
    );
  });

  it('can be one of your own', async () => {
    const { client } = createTestContext({
      scenario: {
        summary: 'Too many shoppers',
        before: (operation) => (operation === 'cart.create' ? refuse('rate_limited') : undefined),
      },
    });
    expect((await unwrap(client.store.get())).testMode).toBe(true);
    expect((await refusal(client.cart.create())).code).toBe('rate_limited');
  });
});

describe('two shops', () => {
  it('know nothing of each other', async () => {
    const [one, other] = [createTestContext(), createTestContext()];
    await cartWith(one);
    expect(other.shop.state.carts.size).toBe(0);
    expect(other.shop.state.requests).toEqual([]);
  });
});
