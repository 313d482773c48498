import { routes, minuteMs } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReadyCheckout, setStock, stockOf } from '../../checkout/shopper.harness.ts';
import { runJobs } from '../../../entrypoints/server/jobs.ts';
import type { Mail } from '../../../platform/mail-transport/mail-port.ts';
import { atTheCardForm, createStripeShop, type StripeShop } from '../../../test-support/stripe/stripe-shop.ts';
import { longFormDatabases } from '../../../test-support/test-database.ts';

/** The stock reservation has expired when the money comes. */
describe.each(longFormDatabases)('money that comes late, on %s', (database) => {
  let shop: StripeShop;
  const mails: Mail[] = [];
  beforeAll(async () => {
    const port = { send: async (mail: Mail) => void mails.push(mail), close() {} };
    shop = await createStripeShop({ database, deps: { mail: { port, from: 'shop@example.com' } } });
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    shop.server.advance(16 * minuteMs);
    await runJobs(shop.server.deps);
    await setStock(shop.server, 'TEA-CUP', 1);
  });

  const cup = [{ sku: 'TEA-CUP', quantity: 1 }];
  const refunds = (intentId: string) => shop.stripe.books.refundsOf(intentId);

  /**
   * A shopper whose stock was released because another shopper asked for it. The payment is not cancelled at Stripe
   * yet.
   */
  async function late() {
    const shopper = await atTheCardForm(shop, cup);
    const other = await createReadyCheckout(shop.server, cup);
    const begun = await shopper.begin();
    shop.server.advance(16 * minuteMs);
    await other.pay(await other.card('4000000000000002'));
    expect(await stockOf(shop.server, 'TEA-CUP')).toBe(1);
    expect((await shopper.checkout()).payment).toMatchObject({ status: 'failed', failureCode: 'expired' });
    return { shopper, other, ...begun };
  }

  it.each(['the webhook', 'the page', 'both'])(
    'creates the order after all, if the stock is available: reported by %s',
    async (by) => {
      const { shopper, intentId } = await late();
      await shopper.confirm();
      if (by !== 'the page') await shop.stripe.webhooks.deliver({ times: 2 });
      if (by !== 'the webhook') expect((await shopper.press()).body).toMatchObject({ status: 'completed' });
      expect(await shopper.checkout()).toMatchObject({ status: 'completed', payment: { status: 'paid' } });
      expect(await stockOf(shop.server, 'TEA-CUP')).toBe(0);
      expect(refunds(intentId)).toEqual([]);
    },
  );

  it('creates the order while its own stock is still reserved, when housekeeping is the first to ask', async () => {
    const shopper = await atTheCardForm(shop, cup);
    await shopper.begin();
    await shopper.confirm();
    shop.server.advance(16 * minuteMs);
    await runJobs(shop.server.deps);
    expect((await shopper.checkout()).status).toBe('completed');
  });

  it('is refunded once if the stock is sold, and the shopper is informed', async () => {
    const { shopper, other, intentId } = await late();
    expect((await other.pay(await other.card())).body?.status).toBe('completed');
    await shopper.confirm();
    await Promise.all([shop.stripe.webhooks.deliver({ times: 2 }), runJobs(shop.server.deps)]);
    expect(refunds(intentId)).toMatchObject([{ amount: 2200, status: 'succeeded' }]);
    expect(await shopper.checkout()).toMatchObject({
      order: null,
      payment: { status: 'failed', failureCode: 'refunded_out_of_stock' },
    });
    expect((await shopper.checkout()).messages.at(-1)).toMatchObject({
      type: 'warning',
      code: 'payment_refunded',
      path: 'payment',
    });
    expect((await shopper.press()).problem).toMatchObject({
      status: 402,
      code: 'payment_refunded',
      detail: 'refunded_out_of_stock',
    });
    await runJobs(shop.server.deps);
    const letters = mails.filter(({ subject }) => subject === 'Test Shop: your money comes back');
    expect(letters).toMatchObject([{ to: 'ada@example.com', text: expect.stringContaining('1 × Tea Cup') as string }]);
    // The shopper was informed; from here on it is a checkout like any other.
    expect((await shopper.press()).problem).toMatchObject({ code: 'out_of_stock' });
    expect(await stockOf(shop.server, 'TEA-CUP')).toBe(0);
  });

  it('goes back when the shopper has changed the cart since', async () => {
    const { shopper, intentId } = await late();
    await shopper.confirm();
    await shop.server.ok(
      routes.cart.addLines,
      { cartId: shopper.cartId, lines: [{ sku: 'SOAP', quantity: 1 }] },
      shopper.with,
    );
    await shop.stripe.webhooks.deliver();
    expect(refunds(intentId)).toHaveLength(1);
    expect((await shopper.checkout()).payment?.failureCode).toBe('refunded_cart_changed');
    expect(await stockOf(shop.server, 'TEA-CUP')).toBe(1);
  });

  it('is refunded if the shopper paid in another way meanwhile: no one pays twice', async () => {
    const { shopper, intentId } = await late();
    await shopper.pay(await shopper.card(), { paymentMethodId: 'test_card' });
    const { order } = await shopper.checkout();
    expect(order).not.toBeNull();
    // Closed when the other payment began: Stripe does not take it any more.
    expect((await shopper.confirm()).status).toBe(400);
    await shop.stripe.webhooks.deliver();
    expect(shop.stripe.books.intent(intentId).status).toBe('canceled');
    expect((await shopper.checkout()).order).toEqual(order);
  });

  it('makes the order when the shopper paid at the bank, and then comes with another card', async () => {
    const shopper = await atTheCardForm(shop, cup);
    const { intentId } = await shopper.begin();
    await shopper.confirm();
    const { body } = await shopper.pay(await shopper.card(), { paymentMethodId: 'test_card' });
    expect(body).toMatchObject({ status: 'completed', payment: { methodId: 'stripe', status: 'paid' } });
    expect(refunds(intentId)).toEqual([]);
  });

  it('is given back later, when Stripe does not answer now', async () => {
    const { shopper, other, intentId } = await late();
    await other.pay(await other.card());
    await shopper.confirm();
    shop.stripe.intercept = ({ method, path }) =>
      method === 'POST' && path === '/v1/refunds'
        ? new Response('', { status: 500, headers: { 'Stripe-Should-Retry': 'false' } })
        : undefined;
    await shop.stripe.webhooks.deliver();
    expect(refunds(intentId)).toEqual([]);
    shop.stripe.intercept = undefined;
    await setStock(shop.server, 'TEA-CUP', 5);
    shop.server.advance(10 * minuteMs);
    await runJobs(shop.server.deps);
    // The decision is final: the stock is available again, but the shopper was informed that there is no order.
    expect(refunds(intentId)).toHaveLength(1);
    expect((await shopper.checkout()).order).toBeNull();
  });

  it('cannot come any more once housekeeping closed the attempt', async () => {
    const { shopper, intentId } = await late();
    await runJobs(shop.server.deps);
    expect(shop.stripe.books.intent(intentId).status).toBe('canceled');
    expect((await shopper.confirm()).status).toBe(400);
    await shopper.begin();
    await shopper.confirm();
    expect((await shopper.press()).body?.status).toBe('completed');
  });
});
