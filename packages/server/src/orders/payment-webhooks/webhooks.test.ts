import { routes, minuteMs } from '@smallshop/contract';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setStock, stockOf } from '../../sale/checkout/shopper.harness.ts';
import { runJobs } from '../../entrypoints/server/jobs.ts';
import { orders } from '../../sale/records/order.tables.ts';
import {
  atTheCardForm,
  createStripeShop,
  method,
  type StripeShop,
  type StripeShopper,
} from '../../test-support/stripe/stripe-shop.ts';
import { longFormDatabases } from '../../test-support/test-database.ts';
import { webhookEvents } from './webhook.tables.ts';

describe.each(longFormDatabases)('webhooks of Stripe, on %s', (database) => {
  let shop: StripeShop;
  beforeAll(async () => {
    shop = await createStripeShop({ database });
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.stripe.webhooks.deliver();
    await setStock(shop.server, 'OAK-TRAY', 50);
  });

  const ordersOf = async ({ checkoutId }: StripeShopper) =>
    (await shop.server.db.select({ n: count() }).from(orders).where(eq(orders.checkoutId, checkoutId)))[0]!.n;
  const statusOf = async ({ checkoutId }: StripeShopper) =>
    (await shop.server.db.select().from(orders).where(eq(orders.checkoutId, checkoutId)))[0]?.status;
  const kept = async (type: string) =>
    (await shop.server.db.select().from(webhookEvents).where(eq(webhookEvents.type, type))).at(-1);
  const paying = async () => {
    const shopper = await atTheCardForm(shop);
    return { shopper, ...(await shopper.begin()) };
  };
  const minutes = (n: number) => shop.server.advance(n * minuteMs);

  it('make the order when the shopper closed the page after paying', async () => {
    const { shopper } = await paying();
    await shopper.confirm();
    expect(await shopper.checkout()).toMatchObject({ order: null, status: 'complete_in_progress' });
    expect(await shop.stripe.webhooks.deliver()).toEqual([200, 200]);
    expect(await shopper.checkout()).toMatchObject({ status: 'completed', payment: { status: 'paid' } });
    expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(49);
  });

  it.each(['webhook first', 'page first', 'both at once'])(
    'and the page returning make one order: %s',
    async (order) => {
      const { shopper } = await paying();
      await shopper.confirm();
      const [page, webhook] = [() => shopper.press(), () => shop.stripe.webhooks.deliver()];
      if (order === 'both at once') await Promise.all([page(), webhook(), page()]);
      else for (const one of order === 'page first' ? [page, webhook] : [webhook, page]) await one();
      expect((await shopper.press()).body?.status).toBe('completed');
      expect(await ordersOf(shopper)).toBe(1);
      expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(49);
    },
  );

  it('come thrice and in the wrong order, and are handled once', async () => {
    const { shopper, intentId, clientSecret } = await paying();
    await shopper.confirm({ 'payment_method_data[card][number]': '4000002500003155' });
    await fetch(`${shop.stripe.url}/fake/3ds/${intentId}`, {
      method: 'POST',
      body: new URLSearchParams({ client_secret: clientSecret, outcome: 'complete' }),
    });
    const statuses = await shop.stripe.webhooks.deliver({ order: 'reversed', times: 3 });
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await ordersOf(shopper)).toBe(1);
    expect(await kept('payment_intent.succeeded')).toMatchObject({ attempts: 1, error: null, nextAttemptAt: null });
  });

  it('come at the same moment to two connections, and make one order', async () => {
    const { shopper } = await paying();
    await shopper.confirm();
    const event = shop.stripe.webhooks.events.at(-1)!;
    expect(await Promise.all([1, 2, 3, 4].map(() => shop.stripe.webhooks.send(event)))).toEqual([200, 200, 200, 200]);
    expect(await ordersOf(shopper)).toBe(1);
  });

  it('are refused when forged, changed or older than five minutes, and are not kept', async () => {
    const { shopper } = await paying();
    await shopper.confirm();
    const event = shop.stripe.webhooks.events.at(-1)!;
    const good = shop.stripe.webhooks.signed(event);
    const old = shop.stripe.webhooks.signed(event, Math.floor(Date.now() / 1000) - 301);
    const bad = [
      { ...good, body: good.body.replace('4600', '1') },
      { ...good, headers: { ...good.headers, 'Stripe-Signature': 't=1,v1=00' } },
      { ...good, headers: {} },
      old,
    ];
    for (const request of bad) {
      const response = await fetch(shop.webhookUrl, request);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'webhook_signature_invalid' });
    }
    expect(await ordersOf(shopper)).toBe(0);
    expect((await fetch(shop.webhookUrl.replace('stripe', 'bank_transfer'), good)).status).toBe(404);
    expect((await fetch(shop.webhookUrl)).status).toBe(404);
  });

  it('about what is not of this shop are answered and forgotten', async () => {
    shop.stripe.books.createIntent({ amount: 999, currency: 'usd', metadata: {} });
    const foreign = shop.stripe.books.createIntent({
      amount: 999,
      currency: 'usd',
      metadata: { store: 'sto_other', payment: 'pay_other' },
    });
    shop.stripe.books.cancelIntent(foreign, undefined);
    expect(await shop.stripe.webhooks.deliver()).toEqual([200, 200, 200]);
    // The second names a store: it may be one of ours that is gone. Handling it changes nothing.
    expect(await kept('payment_intent.canceled')).toMatchObject({ error: null });
  });

  it('that could not be handled are tried again later', async () => {
    const { shopper } = await paying();
    await shopper.confirm();
    shop.stripe.intercept = () => new Response('', { status: 500, headers: { 'Stripe-Should-Retry': 'false' } });
    await shop.stripe.webhooks.deliver();
    expect(await kept('payment_intent.succeeded')).toMatchObject({
      handledAt: null,
      attempts: 1,
      error: expect.stringContaining('ProviderUnavailable') as string,
    });
    shop.stripe.intercept = undefined;
    expect(await ordersOf(shopper)).toBe(0);
    minutes(2);
    await runJobs(shop.server.deps);
    expect(await kept('payment_intent.succeeded')).toMatchObject({ attempts: 2, error: null, nextAttemptAt: null });
    expect(await ordersOf(shopper)).toBe(1);
  });

  it.each(['{"id":', 'hello', '', 'null', '7', '[]', '{}'])(
    'whose signed body is %j are answered 400',
    async (body) => {
      const { headers } = shop.stripe.webhooks.signed(body as never);
      const secret = shop.server.deps.stripe!.webhookSecret;
      const signature = shop.server.deps.stripe!.client.webhooks.generateTestHeaderString({ payload: body, secret });
      const response = await shop.server.app.request('http://shop.test/v1/webhooks/stripe', {
        method: 'POST',
        body,
        headers: { ...headers, 'Stripe-Signature': signature },
      });
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: expect.stringMatching(/^(invalid_json|webhook_signature_invalid)$/) },
      ]);
    },
  );

  it('store no name or address', async () => {
    await (await paying()).shopper.confirm({ 'payment_method_data[billing_details][name]': 'Ada Weiß' });
    await shop.stripe.webhooks.deliver();
    const text = JSON.stringify(await shop.server.db.select().from(webhookEvents));
    for (const secret of ['Ada', 'Torstra', '@example', '_secret_']) expect(text).not.toContain(secret);
  });

  it('leave a declined card to the shopper, who may try another one', async () => {
    const { shopper } = await paying();
    await shopper.confirm({ 'payment_method_data[card][number]': '4000000000000002' });
    await shop.stripe.webhooks.deliver();
    expect((await shopper.checkout()).status).toBe('complete_in_progress');
    expect((await shopper.press()).problem).toMatchObject({ code: 'payment_declined', detail: 'generic_decline' });
  });

  describe('about a debit that takes days', () => {
    it('mark the order paid once the money came', async () => {
      const { shopper, intentId } = await paying();
      await shopper.confirm(method('sepa_debit'));
      expect((await shopper.press()).body).toMatchObject({ status: 'completed', payment: { status: 'pending' } });
      await shop.stripe.webhooks.deliver({ order: 'reversed' });
      expect(await statusOf(shopper)).toBe('pending');
      shop.stripe.settle(intentId, 'succeeded');
      await shop.stripe.webhooks.deliver({ times: 2 });
      expect(await statusOf(shopper)).toBe('paid');
    });

    it('cancel the order and release the stock when it failed', async () => {
      const { shopper, intentId } = await paying();
      await shopper.confirm(method('sepa_debit'));
      await shop.stripe.webhooks.deliver();
      expect([await statusOf(shopper), await stockOf(shop.server, 'OAK-TRAY')]).toEqual(['pending', 49]);
      shop.stripe.settle(intentId, 'failed');
      await shop.stripe.webhooks.deliver({ times: 2 });
      expect([await statusOf(shopper), await stockOf(shop.server, 'OAK-TRAY')]).toEqual(['cancelled', 50]);
      expect(shop.stripe.books.intent(intentId).status).toBe('canceled');
    });

    it('keep the money when the merchant had marked the order paid', async () => {
      const { shopper, intentId } = await paying();
      await shopper.confirm(method('sepa_debit'));
      const { order } = (await shopper.press()).body!;
      await shop.server.ok(routes.admin.markOrderPaid, { orderId: order!.id });
      shop.stripe.settle(intentId, 'succeeded');
      await shop.stripe.webhooks.deliver();
      expect([await statusOf(shopper), shop.stripe.books.refundsOf(intentId)]).toEqual(['paid', []]);
    });

    it('give the money back when the merchant had cancelled the order', async () => {
      const { shopper, intentId } = await paying();
      await shopper.confirm(method('sepa_debit'));
      const { order } = (await shopper.press()).body!;
      await shop.server.ok(routes.admin.cancelOrder, { orderId: order!.id, restock: true });
      shop.stripe.settle(intentId, 'succeeded');
      await shop.stripe.webhooks.deliver({ times: 2 });
      expect(await statusOf(shopper)).toBe('cancelled');
      expect(shop.stripe.books.refundsOf(intentId)).toMatchObject([{ amount: 4600 }]);
      const { events } = await shop.server.ok(routes.admin.getOrder, { orderId: order!.id });
      expect(events.map(({ type, actor }) => `${type} by ${actor.kind}`)).toEqual([
        'placed by shopper',
        'cancelled by merchant',
        'refund_requested by provider',
      ]);
    });
  });

  it('report the outcome of a refund that took a while', async () => {
    const { shopper, intentId } = await paying();
    await shopper.confirm();
    const { order } = (await shopper.press()).body!;
    shop.stripe.books.refundStatus = 'pending';
    await shop.server.ok(routes.admin.refundOrder, {
      orderId: order!.id,
      refundId: 'refund-one',
      amount: { amount: 1000, currency: 'EUR' },
    });
    shop.stripe.books.refundStatus = 'succeeded';
    expect(await statusOf(shopper)).toBe('paid');
    shop.stripe.books.endRefund(shop.stripe.books.refundsOf(intentId)[0]!.id, 'succeeded');
    await shop.stripe.webhooks.deliver({ order: 'reversed', times: 2 });
    expect(await statusOf(shopper)).toBe('partly_refunded');
    expect(shop.stripe.books.refundsOf(intentId)).toHaveLength(1);
  });
});
