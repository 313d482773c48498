import { routes, minuteMs } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setStock } from '../../checkout/shopper.harness.ts';
import { runJobs } from '../../../entrypoints/server/jobs.ts';
import type { Mail } from '../../../platform/mail-transport/mail-port.ts';
import { orders } from '../../records/order.tables.ts';
import { atTheCardForm, createStripeShop, method, type StripeShop } from '../../../test-support/stripe/stripe-shop.ts';
import { longFormDatabases } from '../../../test-support/test-database.ts';

describe.each(longFormDatabases)('what is done in Stripe’s dashboard, on %s', { timeout: 30_000 }, (database) => {
  let shop: StripeShop;
  const mails: Mail[] = [];
  beforeAll(async () => {
    const port = { send: async (mail: Mail) => void mails.push(mail), close() {} };
    shop = await createStripeShop({ database, deps: { mail: { port, from: 'shop@example.com' } } });
  });
  afterAll(() => shop.close());
  beforeEach(() => setStock(shop.server, 'OAK-TRAY', 50));

  /** An order of 46.00 EUR whose news of the payment are all delivered. */
  async function paid() {
    const shopper = await atTheCardForm(shop);
    const { intentId } = await shopper.begin();
    await shopper.confirm();
    const { order } = (await shopper.press()).body!;
    await shop.stripe.webhooks.deliver();
    return { orderId: order!.id, orderToken: order!.token, intentId };
  }
  const seen = (orderId: string) => shop.server.ok(routes.admin.getOrder, { orderId });
  const happened = async (orderId: string) =>
    (await seen(orderId)).events.map(({ type, from, to }) => `${type}: ${from} → ${to}`);
  const byProvider = { kind: 'provider', id: 'stripe' };
  const lastRefund = (intentId: string) => shop.stripe.books.refundsOf(intentId)[0]!;
  const letters = async (number: string) => {
    await runJobs(shop.server.deps);
    return mails.filter(({ subject }) => subject.includes(number) && /refund/i.test(subject));
  };

  describe('a refund', () => {
    it('of a part becomes a refund of the order, and the shopper gets a mail', async () => {
      const { orderId, orderToken, intentId } = await paid();
      shop.stripe.refundByHand(intentId, 1000);
      await shop.stripe.webhooks.deliver();
      const order = await seen(orderId);
      const { id } = lastRefund(intentId);
      expect([order.status, order.refunds]).toMatchObject([
        'partly_refunded',
        [{ id, amount: { amount: 1000, currency: 'EUR' }, status: 'refunded', lines: [] }],
      ]);
      expect(order.events.at(-1)).toMatchObject({
        type: 'refunded',
        from: 'paid',
        to: 'partly_refunded',
        cause: 'made_at_provider',
        actor: byProvider,
        reference: id,
      });
      expect((await shop.server.ok(routes.order.get, { orderId }, { orderToken })).refunds).toHaveLength(1);
      expect(await letters(order.number)).toHaveLength(1);
    });

    it('of all of it leaves nothing to send or to give back', async () => {
      const { orderId, intentId } = await paid();
      shop.stripe.refundByHand(intentId, 4600);
      await shop.stripe.webhooks.deliver();
      expect((await seen(orderId)).status).toBe('refunded');
      for (const [route, input] of [
        [routes.admin.shipOrder, {}],
        [routes.admin.refundOrder, { refundId: 'refund-too-much', amount: { amount: 1, currency: 'EUR' } }],
      ] as const) {
        expect((await shop.server.call(route, { orderId, ...input } as never)).problem?.code).toBe(
          'order_state_conflict',
        );
      }
    });

    it.each(['as_happened', 'reversed'] as const)(
      'counts once when it is reported three times and %s, beside a refund of our own',
      async (order) => {
        const { orderId, intentId } = await paid();
        shop.stripe.refundByHand(intentId, 600);
        await shop.server.ok(routes.admin.refundOrder, {
          orderId,
          refundId: `refund-${order}`,
          amount: { amount: 700, currency: 'EUR' },
        });
        shop.stripe.refundByHand(intentId, 800);
        await shop.stripe.webhooks.deliver({ order, times: 3 });
        expect((await seen(orderId)).refunds.map(({ amount }) => amount.amount).sort()).toEqual([600, 700, 800]);
        expect((await happened(orderId)).filter((event) => event.startsWith('refunded'))).toHaveLength(3);
        shop.stripe.refundByHand(intentId, 2500);
        const news = shop.stripe.webhooks.events.slice(-2);
        await Promise.all([...news, ...news].map((event) => shop.stripe.webhooks.send(event)));
        const { status, refunds, number } = await seen(orderId);
        expect([status, refunds.length, (await letters(number)).length]).toEqual(['refunded', 4, 4]);
      },
    );

    it('is known before the news that the order was paid: both are written down', async () => {
      const shopper = await atTheCardForm(shop);
      const { intentId } = await shopper.begin();
      await shopper.confirm(method('sepa_debit'));
      const { order } = (await shopper.press()).body!;
      shop.stripe.settle(intentId, 'succeeded');
      shop.stripe.refundByHand(intentId, 4600);
      await shop.stripe.webhooks.deliver({ order: 'reversed', types: ['charge.refunded', 'refund.created'] });
      expect(await happened(order!.id)).toEqual([
        'placed: null → pending',
        'paid: pending → paid',
        'refunded: paid → refunded',
      ]);
    });

    it('made before there is an order is on the order that the payment creates', async () => {
      const shopper = await atTheCardForm(shop);
      const { intentId } = await shopper.begin();
      await shopper.confirm();
      shop.stripe.refundByHand(intentId, 4600);
      await shop.stripe.webhooks.deliver({ types: ['charge.refunded'] });
      expect((await seen((await shopper.checkout()).order!.id)).status).toBe('refunded');
    });

    it('that takes a while moves the order when it is through', async () => {
      const { orderId, intentId } = await paid();
      shop.stripe.books.refundStatus = 'pending';
      shop.stripe.refundByHand(intentId, 1000);
      shop.stripe.books.refundStatus = 'succeeded';
      await shop.stripe.webhooks.deliver();
      expect(await seen(orderId)).toMatchObject({ status: 'paid', refunds: [{ status: 'pending' }] });
      shop.stripe.books.endRefund(lastRefund(intentId).id, 'succeeded');
      await shop.stripe.webhooks.deliver({ times: 2 });
      const order = await seen(orderId);
      expect([order.status, (await letters(order.number)).length]).toEqual(['partly_refunded', 1]);
    });

    it('of another program’s payment on the same account changes nothing', async () => {
      const { orderId, intentId } = await paid();
      const other = shop.stripe.books.createIntent({ amount: 999, currency: 'eur', metadata: {} });
      shop.stripe.books.succeed(other, { type: 'card' });
      shop.stripe.refundByHand(other.id, 999);
      expect(new Set(await shop.stripe.webhooks.deliver())).toEqual(new Set([200]));
      expect([(await seen(orderId)).status, shop.stripe.books.refundsOf(intentId)]).toEqual(['paid', []]);
    });

    it('that cannot be asked about is written down later', async () => {
      const { orderId, intentId } = await paid();
      shop.stripe.refundByHand(intentId, 100);
      shop.stripe.intercept = ({ path }) =>
        path === '/v1/refunds'
          ? new Response('', { status: 500, headers: { 'Stripe-Should-Retry': 'false' } })
          : undefined;
      await shop.stripe.webhooks.deliver();
      shop.stripe.intercept = undefined;
      expect((await seen(orderId)).status).toBe('paid');
      shop.server.advance(3 * minuteMs);
      await runJobs(shop.server.deps);
      expect((await seen(orderId)).status).toBe('partly_refunded');
    });
  });

  describe('a refund that the bank sends back', () => {
    it.each(['made there', 'made here'])('and that was %s takes the order’s status back, once', async (where) => {
      const { orderId, intentId } = await paid();
      if (where === 'made there') shop.stripe.refundByHand(intentId, 4600);
      else
        await shop.server.ok(routes.admin.refundOrder, {
          orderId,
          refundId: 'refund-that-fails',
          amount: { amount: 4600, currency: 'EUR' },
        });
      await shop.stripe.webhooks.deliver();
      expect((await seen(orderId)).status).toBe('refunded');
      shop.stripe.books.endRefund(lastRefund(intentId).id, 'failed');
      await shop.stripe.webhooks.deliver({ order: 'reversed', times: 2 });
      const { status, refunds, events } = await seen(orderId);
      expect([status, refunds.map((one) => one.status)]).toEqual(['paid', ['failed']]);
      expect(events.filter(({ type }) => type === 'refund_failed')).toMatchObject([
        { from: 'refunded', to: 'paid', cause: 'expired_or_canceled_card', actor: byProvider },
      ]);
      // The money can be given back again.
      expect(
        (
          await shop.server.ok(routes.admin.refundOrder, {
            orderId,
            refundId: `again-${where.replace(' ', '-')}`,
            amount: { amount: 4600, currency: 'EUR' },
          })
        ).status,
      ).toBe('refunded');
    });

    it('beside one that went through leaves the order partly refunded', async () => {
      const { orderId, intentId } = await paid();
      shop.stripe.refundByHand(intentId, 4000);
      shop.stripe.refundByHand(intentId, 600);
      await shop.stripe.webhooks.deliver();
      shop.stripe.books.endRefund(lastRefund(intentId).id, 'failed');
      await shop.stripe.webhooks.deliver();
      expect((await happened(orderId)).at(-1)).toBe('refund_failed: refunded → partly_refunded');
    });

    it('before we received it is stored as failed, and the shopper gets no mail', async () => {
      const { orderId, intentId } = await paid();
      shop.stripe.refundByHand(intentId, 500);
      shop.stripe.books.endRefund(lastRefund(intentId).id, 'failed');
      await shop.stripe.webhooks.deliver();
      const { status, refunds, number } = await seen(orderId);
      expect([status, refunds.map((one) => one.status), await letters(number)]).toEqual(['paid', ['failed'], []]);
    });
  });

  describe('a dispute', () => {
    it.each(['won', 'lost'] as const)(
      'is shown on the order until it is %s, and does not change the order status',
      async (outcome) => {
        const { orderId, intentId } = await paid();
        shop.stripe.dispute(intentId);
        await shop.stripe.webhooks.deliver({ times: 2 });
        const { id } = shop.stripe.books.disputesOf(intentId)[0]!;
        expect(await seen(orderId)).toMatchObject({
          status: 'paid',
          disputes: [{ id, reason: 'fraudulent', outcome: null }],
        });
        shop.stripe.endDispute(intentId, outcome);
        await shop.stripe.webhooks.deliver({ times: 2 });
        const { status, disputes, events } = await seen(orderId);
        expect([status, disputes]).toMatchObject(['paid', [{ id, outcome }]]);
        expect(events.slice(-2)).toMatchObject([
          { type: 'disputed', cause: 'fraudulent', actor: byProvider, reference: id },
          { type: 'dispute_closed', cause: outcome, actor: byProvider, reference: id },
        ]);
      },
    );

    it('whose news come in the wrong order is logged in the right one', async () => {
      const { orderId, intentId } = await paid();
      shop.stripe.dispute(intentId);
      shop.stripe.endDispute(intentId, 'lost');
      await shop.stripe.webhooks.deliver({ order: 'reversed', times: 2 });
      expect((await seen(orderId)).events.map(({ type }) => type)).toEqual(['placed', 'disputed', 'dispute_closed']);
    });

    it('is no business of the shopper’s page', async () => {
      const { orderId, orderToken, intentId } = await paid();
      shop.stripe.dispute(intentId);
      await shop.stripe.webhooks.deliver();
      expect(JSON.stringify(await shop.server.ok(routes.order.get, { orderId }, { orderToken }))).not.toContain(
        'disput',
      );
    });
  });

  it('never gives an order a refund twice, whichever way it was reported', async () => {
    const rows = await shop.server.db.select().from(orders).where(eq(orders.storeId, shop.server.storeId));
    for (const { id } of rows) {
      const { refunds, totals } = await seen(id);
      const back = refunds
        .filter(({ status }) => status === 'refunded')
        .reduce((sum, { amount }) => sum + amount.amount, 0);
      expect(back).toBeLessThanOrEqual(totals.find(({ type }) => type === 'total')!.amount.amount);
    }
  });
});
