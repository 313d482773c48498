import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stockOf } from '../../sale/checkout/shopper.harness.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { lineOf, createTestOrder, seenByMerchant } from './order-flow.harness.ts';

describe.each(testDatabases)('an order, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database, deps: { payments: ['test', 'bank_transfer', 'cash_on_delivery'] } });
  });
  afterAll(() => server.close());

  it('is sent in two parcels, and the shopper sees both', async () => {
    const { id: orderId, token: orderToken } = await createTestOrder(server);
    const before = await seenByMerchant(server, orderId);
    const tray = lineOf(before, 'OAK-TRAY');
    const trackingUrl = 'https://track.example/1Z';
    const first = await server.ok(routes.admin.shipOrder, {
      orderId,
      lines: [{ lineId: tray, quantity: 2 }],
      trackingNumber: '1Z',
      trackingUrl,
    });
    expect(first.fulfillmentStatus).toBe('partially_fulfilled');
    const second = await server.ok(routes.admin.shipOrder, { orderId });
    expect(second.fulfillmentStatus).toBe('fulfilled');
    const seen = await server.ok(routes.order.get, { orderId }, { orderToken });
    expect(seen.shipments).toMatchObject([
      { lines: [{ lineId: tray, quantity: 2 }], trackingNumber: '1Z', trackingUrl },
      {
        lines: [
          { lineId: tray, quantity: 1 },
          { lineId: lineOf(before, 'CANDLE'), quantity: 2 },
        ],
        trackingNumber: null,
      },
    ]);
    expect((await server.call(routes.admin.shipOrder, { orderId })).problem?.code).toBe('order_state_conflict');
  });

  it('is never sent twice, also when two parcels are packed at the same moment', async () => {
    const { id: orderId } = await createTestOrder(server);
    const lines = [{ lineId: lineOf(await seenByMerchant(server, orderId), 'OAK-TRAY'), quantity: 2 }];
    const replies = await Promise.all([1, 2].map(() => server.call(routes.admin.shipOrder, { orderId, lines })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(replies.find(({ problem }) => problem)!.problem).toMatchObject({
      field: 'lines.0.quantity',
      errors: [{ code: 'too_large' }],
    });
    const foreign = await server.call(routes.admin.shipOrder, { orderId, lines: [{ lineId: 'ol_x', quantity: 1 }] });
    expect(foreign.problem).toMatchObject({ field: 'lines.0.lineId', errors: [{ code: 'not_allowed' }] });
  });

  it('that comes back goes on the shelf, or does not', async () => {
    const { id: orderId } = await createTestOrder(server);
    const stock = await stockOf(server, 'OAK-TRAY');
    const order = await server.ok(routes.admin.shipOrder, { orderId });
    const [tray, candle] = [lineOf(order, 'OAK-TRAY'), lineOf(order, 'CANDLE')];
    const part = await server.ok(routes.admin.returnOrder, {
      orderId,
      lines: [{ lineId: tray, quantity: 1 }],
      restock: true,
    });
    expect([part.fulfillmentStatus, await stockOf(server, 'OAK-TRAY')]).toEqual(['fulfilled', stock + 1]);
    const rest = [
      { lineId: tray, quantity: 2 },
      { lineId: candle, quantity: 2 },
    ];
    const whole = await server.ok(routes.admin.returnOrder, { orderId, lines: rest, restock: false, cause: 'broken' });
    expect([whole.fulfillmentStatus, await stockOf(server, 'OAK-TRAY')]).toEqual(['returned', stock + 1]);
    expect((await server.call(routes.admin.returnOrder, { orderId, lines: rest, restock: true })).problem?.code).toBe(
      'order_state_conflict',
    );
  });

  it('without a payment is not shipped, unless it is paid on delivery', async () => {
    const transfer = await createTestOrder(server, 'bank_transfer');
    expect((await server.call(routes.admin.shipOrder, { orderId: transfer.id })).problem?.code).toBe(
      'order_state_conflict',
    );
    const cash = await createTestOrder(server, 'cash_on_delivery');
    const sent = await server.ok(routes.admin.shipOrder, { orderId: cash.id });
    expect([sent.status, sent.fulfillmentStatus]).toEqual(['pending', 'fulfilled']);
    expect((await server.ok(routes.admin.markOrderPaid, { orderId: cash.id })).status).toBe('paid');
  });

  it('without a payment can be cancelled, and its stock can be sold again', async () => {
    const stock = await stockOf(server, 'OAK-TRAY');
    const { id: orderId } = await createTestOrder(server, 'bank_transfer');
    expect(await stockOf(server, 'OAK-TRAY')).toBe(stock - 3);
    const cancelled = await server.ok(routes.admin.cancelOrder, { orderId, restock: true, cause: 'no money came' });
    expect([cancelled.status, await stockOf(server, 'OAK-TRAY')]).toEqual(['cancelled', stock]);
    for (const route of [routes.admin.markOrderPaid, routes.admin.shipOrder]) {
      expect((await server.call(route, { orderId })).problem?.code).toBe('order_state_conflict');
    }
    expect((await server.call(routes.admin.cancelOrder, { orderId, restock: true })).problem?.code).toBe(
      'order_state_conflict',
    );
    expect(await stockOf(server, 'OAK-TRAY')).toBe(stock);
  });

  it('that is paid is not cancelled: its money has to go back', async () => {
    const { id: orderId } = await createTestOrder(server);
    expect((await server.call(routes.admin.cancelOrder, { orderId, restock: true })).problem?.code).toBe(
      'order_state_conflict',
    );
  });

  it('shows the merchant all its events, with their causes and actors', async () => {
    const { id: orderId } = await createTestOrder(server, 'bank_transfer');
    await server.ok(routes.admin.markOrderPaid, { orderId });
    await server.ok(routes.admin.shipOrder, { orderId });
    const { events, shipments } = await seenByMerchant(server, orderId);
    const merchant = { kind: 'merchant', id: expect.stringMatching(/^sk_[0-9a-f]{8}$/) };
    expect(events).toMatchObject([
      {
        type: 'placed',
        machine: 'order',
        from: null,
        to: 'pending',
        cause: 'checkout',
        actor: { kind: 'shopper', id: null },
      },
      { type: 'paid', machine: 'order', from: 'pending', to: 'paid', cause: 'marked_paid', actor: merchant },
      {
        type: 'shipped',
        machine: 'fulfillment',
        from: 'unfulfilled',
        to: 'fulfilled',
        cause: 'shipped',
        actor: merchant,
        reference: shipments[0]!.id,
      },
    ]);
  });

  it('of another store is none', async () => {
    const { id: orderId } = await createTestOrder(server);
    const wrong = `${orderId}x`;
    for (const route of [routes.admin.shipOrder, routes.admin.markOrderPaid]) {
      expect((await server.call(route, { orderId: wrong })).problem?.code).toBe('order_not_found');
    }
  });

  it('wants an https address for its tracking', async () => {
    const { id: orderId } = await createTestOrder(server);
    const { problem } = await server.call(routes.admin.shipOrder, { orderId, trackingUrl: 'javascript:alert(1)' });
    expect(problem).toMatchObject({ code: 'invalid_request', field: 'trackingUrl' });
  });
});
