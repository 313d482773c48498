import { routes, hourMs } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setStock } from '../checkout/shopper.harness.ts';
import { runJobs } from '../../entrypoints/server/jobs.ts';
import { atTheCardForm, createStripeShop, type StripeShop } from '../../test-support/stripe/stripe-shop.ts';
import { longFormDatabases } from '../../test-support/test-database.ts';
import { issue, read } from './gift-card.fixture.ts';

/** 46.00 in all, of which a gift card pays 15.00. */
describe.each(longFormDatabases)('a gift card beside Stripe, on %s', { timeout: 30_000 }, (database) => {
  let shop: StripeShop;
  beforeAll(async () => {
    shop = await createStripeShop({ database });
  });
  afterAll(() => shop.close());
  beforeEach(() => setStock(shop.server, 'OAK-TRAY', 50));

  async function atTheForm() {
    const issued = await issue(shop.server, 1500);
    const shopper = await atTheCardForm(shop, undefined, { discountCodes: [issued.code] });
    const { intentId, paymentId } = await shopper.begin();
    return { issued, shopper, intentId, paymentId };
  }
  async function paid() {
    const visit = await atTheForm();
    await visit.shopper.confirm();
    const orderId = (await visit.shopper.press()).body!.order!.id;
    await shop.stripe.webhooks.deliver();
    return { ...visit, orderId };
  }
  const balanceOf = async (visit: Pick<Awaited<ReturnType<typeof atTheForm>>, 'issued'>) =>
    (await read(shop.server, visit.issued)).balance.amount;
  const seen = (orderId: string) => shop.server.ok(routes.admin.getOrder, { orderId });
  const refund = (orderId: string, refundId: string, amount?: number) =>
    shop.server.ok(routes.admin.refundOrder, {
      orderId,
      refundId,
      ...(amount && { amount: { amount, currency: 'EUR' } }),
    });

  it('charges what is left, and no more comes of it than one order', async () => {
    const { intentId, orderId } = await paid();
    expect(shop.stripe.books.intent(intentId)).toMatchObject({ amount: 3100, currency: 'eur', status: 'succeeded' });
    expect(await seen(orderId)).toMatchObject({
      status: 'paid',
      amountDue: { amount: 3100 },
      giftCards: [{ amount: { amount: 1500 } }],
    });
  });

  it('gives the card back when the shopper leaves the form, and takes it again for money that comes late', async () => {
    const visit = await atTheForm();
    shop.server.advance(hourMs);
    await visit.shopper.confirm();
    await runJobs(shop.server.deps);
    expect(shop.stripe.books.intent(visit.intentId).status).toBe('succeeded');
    expect((await visit.shopper.checkout()).order).not.toBeNull();
    expect(await balanceOf(visit)).toBe(0);
  });

  it('gives late money back where the card was spent on something else meanwhile', async () => {
    const visit = await atTheForm();
    shop.server.advance(hourMs);
    // Another shopper of the store comes by: what is over is let go.
    const other = await atTheCardForm(shop, undefined, { discountCodes: [visit.issued.code] });
    const { problem } = await other.pay(await other.card());
    expect(problem).toBeUndefined();
    await visit.shopper.confirm();
    await shop.stripe.webhooks.deliver();
    await runJobs(shop.server.deps);
    expect((await visit.shopper.checkout()).order).toBeNull();
    const charge = shop.stripe.books.charge(shop.stripe.books.intent(visit.intentId))!;
    expect(charge.amount_refunded).toBe(3100);
    expect(await balanceOf(visit)).toBe(0);
  });

  it('is refunded last, and Stripe is asked for its own part only', async () => {
    const visit = await paid();
    await refund(visit.orderId, 'whole-0001');
    expect(shop.stripe.books.refundsOf(visit.intentId).map(({ amount }) => amount)).toEqual([3100]);
    expect(await seen(visit.orderId)).toMatchObject({
      status: 'refunded',
      refunds: [{ amount: { amount: 4600 }, giftCards: [{ amount: { amount: 1500 } }] }],
    });
    expect(await balanceOf(visit)).toBe(1500);
  });

  it('has back what is refunded even after Stripe’s part went back in its dashboard', async () => {
    const visit = await paid();
    shop.stripe.refundByHand(visit.intentId, 3100);
    await shop.stripe.webhooks.deliver();
    expect((await seen(visit.orderId)).status).toBe('partly_refunded');
    expect(await refund(visit.orderId, 'the-rest-01')).toMatchObject({ status: 'refunded' });
    expect(await balanceOf(visit)).toBe(1500);
    expect(shop.stripe.books.refundsOf(visit.intentId)).toHaveLength(1);
  });

  it('keeps its part where a bank sends the other one back', async () => {
    const visit = await paid();
    await refund(visit.orderId, 'whole-0002');
    shop.stripe.books.endRefund(shop.stripe.books.refundsOf(visit.intentId)[0]!.id, 'failed');
    await shop.stripe.webhooks.deliver();
    const order = await seen(visit.orderId);
    expect(order.status).toBe('partly_refunded');
    expect(
      order.refunds.map(({ amount, giftCards, status }) => [amount.amount, giftCards.length, status]).toSorted(),
    ).toEqual([
      [1500, 1, 'refunded'],
      [3100, 0, 'failed'],
    ]);
    expect(await balanceOf(visit)).toBe(1500);
    expect(await refund(visit.orderId, 'again-00001')).toMatchObject({ status: 'refunded' });
    expect(await balanceOf(visit)).toBe(1500);
    expect(
      shop.stripe.books
        .refundsOf(visit.intentId)
        .filter(({ status }) => status === 'succeeded')
        .map(({ amount }) => amount),
    ).toEqual([3100]);
  });
});
