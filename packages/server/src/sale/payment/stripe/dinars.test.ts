import { routes, type Total } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReadyCheckout, setStock } from '../../checkout/shopper.harness.ts';
import { seenByMerchant, totalOf } from '../../../orders/fulfillment/order-flow.harness.ts';
import { atTheCardForm, createStripeShop, orderOf, type StripeShop } from '../../../test-support/stripe/stripe-shop.ts';
import { testDatabases } from '../../../test-support/test-database.ts';

const kuwait = { country: 'KW', name: 'Noor', line1: 'Salem Al Mubarak St 7', city: 'Salmiya' };
const candles = [{ sku: 'CANDLE', quantity: 3 }];

describe.each(testDatabases)('a shopper in Kuwait, on %s', { timeout: 30_000 }, (database) => {
  let shop: StripeShop;
  let count = 0;
  beforeAll(async () => {
    shop = await createStripeShop({ database, deps: { payments: ['stripe', 'bank_transfer'] } });
    const { items } = await shop.server.ok(routes.market.list, {});
    const market = {
      id: 'kw',
      name: 'Kuwait',
      countries: ['KW'],
      currencies: ['KWD'],
      languages: ['en'],
      taxIncluded: false,
      dutyMode: 'none' as const,
    };
    await shop.server.ok(routes.market.set, {
      items: [
        market,
        ...items.map((one) => ({ ...one, countries: one.countries.filter((country) => country !== 'KW') })),
      ],
    });
    // To the thousandth: nothing makes these prices end in a zero.
    await shop.server.ok(routes.price.setExchangeRate, { currency: 'KWD', rate: '0.3077', rounding: 'exact' });
  });
  afterAll(() => shop.close());
  beforeEach(() => setStock(shop.server, 'CANDLE', 50));

  const rows = (totals: readonly Total[]) =>
    Object.fromEntries(totals.map(({ type, code, amount }) => [code ?? type, amount.amount]));
  const refund = (orderId: string, input: object) =>
    shop.server.call(routes.admin.refundOrder, { orderId, refundId: `refund-kw-${(count += 1)}`, ...input });

  async function paidByCard() {
    const shopper = await atTheCardForm(shop, candles, { address: kuwait });
    const { intentId } = await shopper.begin();
    await shopper.confirm();
    return { intentId, orderId: orderOf((await shopper.press()).body!).id };
  }

  it('is offered cards for any amount, and sees by how little it is rounded down', async () => {
    const checkout = await (await createReadyCheckout(shop.server, candles, { address: kuwait })).checkout();
    expect(checkout.paymentMethods.map(({ id }) => id)).toContain('stripe');
    // USD 18.00 × 0.3077 is KWD 5.539 (5.5386), three are 16.617.
    const { subtotal, fulfillment, rounding, total } = rows(checkout.totals);
    expect(subtotal).toBe(16_617);
    expect(total).toBe(Math.floor((subtotal! + fulfillment!) / 10) * 10);
    expect(rounding).toBe(total! - subtotal! - fulfillment!);
    expect(rounding).toBeLessThan(0);
  });

  it('is charged exactly the total', async () => {
    const { intentId, orderId } = await paidByCard();
    const order = await seenByMerchant(shop.server, orderId);
    expect(order.status).toBe('paid');
    expect(shop.stripe.books.intent(intentId)).toMatchObject({ currency: 'kwd', amount: totalOf(order) });
  });

  it('gets back the cost of single units as far as it can be paid, then the rest, to the last fils', async () => {
    const { intentId, orderId } = await paidByCard();
    const order = await seenByMerchant(shop.server, orderId);
    const oneUnit = { lines: [{ lineId: order.lines[0]!.id, quantity: 1 }] };
    for (const input of [oneUnit, oneUnit, oneUnit, {}]) expect((await refund(orderId, input)).status).toBe(200);
    const after = await seenByMerchant(shop.server, orderId);
    // 5.539 at a time: 5.530, then 11.070 together, then 16.610; what is left is shipping.
    expect(after.refunds.map(({ amount }) => amount.amount)).toEqual([5530, 5540, 5540, totalOf(order) - 16_610]);
    expect(after.status).toBe('refunded');
    expect(shop.stripe.books.refundsOf(intentId).reduce((sum, { amount }) => sum + amount, 0)).toBe(totalOf(order));
  });

  it('is refunded no amount that Stripe would refuse: the response says which amounts are possible', async () => {
    const { orderId } = await paidByCard();
    const { problem } = await refund(orderId, { amount: { amount: 1005, currency: 'KWD' } });
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', field: 'amount.amount' });
    expect(problem?.errors).toEqual([
      {
        field: 'amount.amount',
        code: 'invalid',
        detail: 'Has to be a multiple of 10: stripe gives back no other amounts in KWD.',
      },
    ]);
    expect((await seenByMerchant(shop.server, orderId)).refunds).toEqual([]);
    expect((await refund(orderId, { amount: { amount: 1000, currency: 'KWD' } })).body?.refunds).toMatchObject([
      { amount: { amount: 1000 }, status: 'refunded' },
    ]);
  });

  it('gets any amount back by transfer', async () => {
    const shopper = await createReadyCheckout(shop.server, candles, { address: kuwait });
    const { id: orderId } = (await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' })).body!.order!;
    await shop.server.ok(routes.admin.markOrderPaid, { orderId });
    expect((await refund(orderId, { amount: { amount: 1005, currency: 'KWD' } })).body?.refunds).toMatchObject([
      { amount: { amount: 1005 }, status: 'pending' },
    ]);
  });
});
