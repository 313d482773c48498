import { routes, sum, minuteMs } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, chicago, stockOf } from '../../sale/checkout/shopper.harness.ts';
import { runJobs } from '../../entrypoints/server/jobs.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { lineOf, createTestOrder, seenByMerchant, totalOf } from '../fulfillment/order-flow.harness.ts';
import { refunds } from '../../sale/records/order-progress.tables.ts';
import { orderLines } from '../../sale/records/order.tables.ts';

describe.each(testDatabases)('a refund, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  let count = 0;
  const refundId = () => `refund-${(count += 1)}-x`;
  beforeAll(async () => {
    server = await createTestServer({ database, deps: { payments: ['test', 'bank_transfer'] } });
  });
  afterAll(() => server.close());

  it('of a part leaves the rest, and of the rest nothing', async () => {
    const { id: orderId, token: orderToken } = await createTestOrder(server);
    const total = totalOf(await seenByMerchant(server, orderId));
    const part = await server.ok(routes.admin.refundOrder, {
      orderId,
      refundId: refundId(),
      amount: { amount: 500, currency: 'EUR' },
    });
    expect([part.status, part.refunds.map(({ amount, status }) => [amount.amount, status])]).toEqual([
      'partly_refunded',
      [[500, 'refunded']],
    ]);
    const whole = await server.ok(routes.admin.refundOrder, { orderId, refundId: refundId() });
    expect([whole.status, whole.refunds[1]?.amount.amount]).toEqual(['refunded', total - 500]);
    expect((await server.ok(routes.order.get, { orderId }, { orderToken })).refunds).toHaveLength(2);
    expect(
      (
        await server.call(routes.admin.refundOrder, {
          orderId,
          refundId: refundId(),
          amount: { amount: 1, currency: 'EUR' },
        })
      ).problem?.code,
    ).toBe('order_state_conflict');
  });

  it('of quantities refunds their cost; they are not shipped any more, and can be sold again', async () => {
    const { id: orderId } = await createTestOrder(server);
    const stock = await stockOf(server, 'OAK-TRAY');
    const order = await seenByMerchant(server, orderId);
    const tray = order.lines.find(({ sku }) => sku === 'OAK-TRAY')!;
    const input = { orderId, refundId: refundId(), lines: [{ lineId: tray.id, quantity: 1 }], restock: true };
    const after = await server.ok(routes.admin.refundOrder, input);
    expect(after.refunds[0]).toMatchObject({
      amount: { amount: Math.floor(tray.total.amount / 3) },
      lines: input.lines,
    });
    expect(after.progress.find(({ lineId }) => lineId === tray.id)).toMatchObject({ ordered: 3, refunded: 1, open: 2 });
    expect(await stockOf(server, 'OAK-TRAY')).toBe(stock + 1);
    expect(after.progress.find(({ lineId }) => lineId === tray.id)?.restocked).toBe(1);
    const sent = await server.ok(routes.admin.shipOrder, { orderId });
    expect([sent.fulfillmentStatus, sent.shipments[0]!.lines[0]]).toEqual([
      'fulfilled',
      { lineId: tray.id, quantity: 2 },
    ]);
  });

  it('reports what was restocked: shipped items are not, until they are returned', async () => {
    const { id: orderId } = await createTestOrder(server);
    const lines = (await seenByMerchant(server, orderId)).lines.map(({ id: lineId, quantity }) => ({
      lineId,
      quantity,
    }));
    await server.ok(routes.admin.shipOrder, { orderId });
    const stock = await stockOf(server, 'OAK-TRAY');
    const restocked = ({ progress }: { progress: { restocked: number }[] }) => progress.map((line) => line.restocked);
    expect(
      restocked(await server.ok(routes.admin.refundOrder, { orderId, refundId: refundId(), restock: true })),
    ).toEqual([0, 0]);
    expect(await stockOf(server, 'OAK-TRAY')).toBe(stock);
    expect(
      restocked(await server.ok(routes.admin.returnOrder, { orderId, lines: [lines[0]!], restock: true })),
    ).toEqual([lines[0]!.quantity, 0]);
    expect(
      restocked(await server.ok(routes.admin.returnOrder, { orderId, lines: [lines[1]!], restock: false })),
    ).toEqual([lines[0]!.quantity, 0]);
    expect(await stockOf(server, 'OAK-TRAY')).toBe(stock + 3);
  });

  it.each([
    [{ amount: 500, currency: 'USD' }, 'amount.currency', 'not_allowed'],
    [{ amount: 0, currency: 'EUR' }, 'amount.amount', 'too_small'],
    [{ amount: -500, currency: 'EUR' }, 'amount.amount', 'too_small'],
    [{ amount: 4.5, currency: 'EUR' }, 'amount.amount', 'invalid'],
    [{ amount: 500 }, 'amount.currency', 'required'],
    [500, 'amount', 'invalid'],
  ])('of %o is refused, naming the field: an amount is money of the order', async (amount, field, code) => {
    const { id: orderId } = await createTestOrder(server);
    const { problem } = await server.call(routes.admin.refundOrder, {
      orderId,
      refundId: refundId(),
      amount: amount as { amount: number; currency: string },
    });
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', errors: [{ field, code }] });
    expect((await seenByMerchant(server, orderId)).refunds).toEqual([]);
  });

  it('of quantities refunds the tax that was paid on top of them', async () => {
    const shopper = await createReadyCheckout(server, [{ sku: 'OAK-TRAY', quantity: 2 }], {
      address: chicago,
      region: { country: 'US' },
    });
    const { id: orderId } = (await shopper.pay(await shopper.card())).body!.order!;
    const [row] = await server.db.select().from(orderLines).where(eq(orderLines.orderId, orderId));
    expect(row!.taxAmount).toBeGreaterThan(0);
    const { refunds: made } = await server.ok(routes.admin.refundOrder, {
      orderId,
      refundId: refundId(),
      lines: [{ lineId: row!.id, quantity: 2 }],
    });
    expect(made[0]!.amount).toEqual({ amount: row!.totalAmount + row!.taxAmount, currency: 'USD' });
  });

  it('requested twice under one id is made once, and an id is valid for one content', async () => {
    const { id: orderId } = await createTestOrder(server);
    const input = { orderId, refundId: refundId(), amount: { amount: 700, currency: 'EUR' } };
    const replies = await Promise.all([1, 2, 3].map(() => server.call(routes.admin.refundOrder, input)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await seenByMerchant(server, orderId)).refunds).toHaveLength(1);
    expect(
      (await server.call(routes.admin.refundOrder, { ...input, amount: { amount: 800, currency: 'EUR' } })).problem
        ?.code,
    ).toBe('idempotency_key_reused');
  });

  it('never gives back more than was paid, also when many are asked for at once', async () => {
    const { id: orderId } = await createTestOrder(server);
    const total = totalOf(await seenByMerchant(server, orderId));
    const third = Math.floor(total / 3);
    const replies = await Promise.all(
      Array.from({ length: 6 }, () =>
        server.call(routes.admin.refundOrder, {
          orderId,
          refundId: refundId(),
          amount: { amount: third, currency: 'EUR' },
        }),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(3);
    for (const { problem } of replies.filter(({ status }) => status !== 200))
      expect(['refund_too_large', 'order_state_conflict']).toContain(problem!.code);
    const { refunds: made } = await seenByMerchant(server, orderId);
    expect(sum(made.map(({ amount }) => amount.amount))).toBeLessThanOrEqual(total);
  });

  it('of a transfer is made by hand, and the merchant says when', async () => {
    const { id: orderId } = await createTestOrder(server, 'bank_transfer');
    expect((await server.call(routes.admin.refundOrder, { orderId, refundId: refundId() })).problem?.code).toBe(
      'order_state_conflict',
    );
    await server.ok(routes.admin.markOrderPaid, { orderId });
    const id = refundId();
    const asked = await server.ok(routes.admin.refundOrder, { orderId, refundId: id });
    expect([asked.status, asked.refunds[0]!.status]).toEqual(['paid', 'pending']);
    const done = await server.ok(routes.admin.settleRefund, { orderId, refundId: id, status: 'refunded' });
    expect([done.status, done.refunds[0]!.status]).toEqual(['refunded', 'refunded']);
    expect(
      (await server.call(routes.admin.settleRefund, { orderId, refundId: id, status: 'failed' })).problem?.code,
    ).toBe('order_state_conflict');
    expect(
      (await server.call(routes.admin.settleRefund, { orderId, refundId: 'refund-none', status: 'failed' })).problem
        ?.code,
    ).toBe('refund_not_found');
  });

  it('that a crash interrupted before the provider answered is finished by housekeeping, once', async () => {
    const { id: orderId } = await createTestOrder(server);
    const id = refundId();
    const silent = { ...server.deps, payments: ['bank_transfer' as const] };
    const { body } = await createWith(silent, orderId, id);
    expect(body?.refunds[0]?.status).toBe('processing');
    const lineId = lineOf(await seenByMerchant(server, orderId), 'OAK-TRAY');
    expect(
      (await server.call(routes.admin.shipOrder, { orderId, lines: [{ lineId, quantity: 1 }] })).problem?.field,
    ).toBe('lines.0.quantity');
    server.advance(2 * minuteMs);
    await Promise.all([runJobs(server.deps), runJobs(server.deps)]);
    const after = await seenByMerchant(server, orderId);
    expect([after.status, after.refunds.map(({ status }) => status)]).toEqual(['refunded', ['refunded']]);
    expect(after.events.map(({ type }) => type)).toEqual(['placed', 'refund_requested', 'not_sent', 'refunded']);
    expect(await server.db.select().from(refunds).where(eq(refunds.id, id))).toHaveLength(1);
  });

  /** Asks for a refund on a server whose way to pay is switched off, as if it gave no answer. */
  async function createWith(deps: TestServer['deps'], orderId: string, id: string) {
    const { createApp } = await import('../../entrypoints/server/app.ts');
    const response = await createApp(deps).request(`http://shop.test/v1/admin/orders/${orderId}/refunds`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${server.secretKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ refundId: id, restock: true }),
    });
    return { body: (await response.json()) as Awaited<ReturnType<typeof seenByMerchant>> | undefined };
  }
});
