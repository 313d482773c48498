import { routes, minuteMs, dayMs } from '@smallshop/contract';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CartContext } from '../cart/change-cart.ts';
import { runJobs } from '../../entrypoints/server/jobs.ts';
import { orders } from '../records/order.tables.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { createTestGateway } from '../payment/test-gateway/test-gateway.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { startPayment } from './start-payment.ts';
import { checkouts } from '../records/checkout.tables.ts';
import { deleteExpiredCarts } from './delete-expired-carts.ts';
import { recoverPayments } from '../payment-attempt/recover-payments.ts';
import { createReadyCheckout, cards, setStock, stockOf, type Shopper } from './shopper.harness.ts';
import { transact } from '../../platform/database/transact.ts';

describe.each(testDatabases)('a payment whose process died half-way, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());
  beforeEach(() => setStock(server, 'OAK-TRAY', 50));

  /** Takes the stock and writes the payment, as a process does before it asks the provider, and stops there. */
  async function dieAfterBegin(shopper: Shopper, paymentToken: string): Promise<PaymentRow> {
    const { deps, storeId } = server;
    const configuration = (await deps.configurations.ofStore(storeId))!;
    const context: CartContext = {
      db: server.db,
      store: configuration.store,
      configuration,
      keyKind: 'publishable',
      keyId: 'k',
      clientAddress: '',
      now: deps.now,
      requestId: 'r',
      log: deps.log,
      baseUrl: '',
      acceptLanguage: '',
      headers: new Headers(),
      vary: new Set(),
      deps,
      cartToken: shopper.with.cartToken!,
    };
    const expectedTotal = (await shopper.checkout()).totals.at(-1)!.amount;
    const input = { paymentMethodId: 'test_card', paymentToken, expectedTotal };
    return (await transact(server.db, (tx) => startPayment(context, tx, shopper.checkoutId, input))) as PaymentRow;
  }

  it('goes on when the shopper tries again, and charges once', async () => {
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card();
    const { id: paymentId, storeId, snapshot } = await dieAfterBegin(shopper, token);
    // It died after the provider had taken the money.
    const gateway = createTestGateway(server.deps);
    expect(
      await gateway.authorize({
        paymentId,
        storeId,
        checkoutId: shopper.checkoutId,
        idempotencyKey: paymentId,
        amount: snapshot.total,
        token,
      }),
    ).toMatchObject({ status: 'paid' });
    expect(await shopper.checkout()).toMatchObject({
      status: 'complete_in_progress',
      payment: { status: 'processing' },
    });
    const replies = await Promise.all([shopper.pay(token), shopper.pay(await shopper.card())]);
    expect(replies.map(({ body }) => body?.status)).toEqual(['completed', 'completed']);
    expect(
      (await server.db.select({ n: count() }).from(orders).where(eq(orders.checkoutId, shopper.checkoutId)))[0]?.n,
    ).toBe(1);
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
  });

  it('holds cart and checkout as they are while it may still be going on', async () => {
    const shopper = await createReadyCheckout(server);
    await dieAfterBegin(shopper, await shopper.card());
    const { cartId, checkoutId } = shopper;
    const busy = { status: 409, problem: { code: 'request_in_progress' } };
    expect(
      await server.call(routes.cart.addLines, { cartId, lines: [{ sku: 'CANDLE', quantity: 1 }] }, shopper.with),
    ).toMatchObject(busy);
    expect(await server.call(routes.checkout.update, { checkoutId, note: 'x' }, shopper.with)).toMatchObject(busy);
    server.advance(16 * minuteMs);
    expect((await server.call(routes.checkout.update, { checkoutId, note: 'x' }, shopper.with)).body).toMatchObject({
      status: 'ready_for_complete',
      note: 'x',
    });
    expect(await stockOf(server, 'OAK-TRAY')).toBe(50);
  });

  it('becomes an order by housekeeping once its time is over, where the money was taken', async () => {
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card();
    const { id: paymentId, storeId, snapshot } = await dieAfterBegin(shopper, token);
    const gateway = createTestGateway(server.deps);
    await gateway.authorize({
      paymentId,
      storeId,
      checkoutId: shopper.checkoutId,
      idempotencyKey: paymentId,
      amount: snapshot.total,
      token,
    });
    await recoverPayments(server.deps);
    expect((await shopper.checkout()).order).toBeNull();
    server.advance(16 * minuteMs);
    await Promise.all([recoverPayments(server.deps), recoverPayments(server.deps)]);
    expect((await shopper.checkout()).order).not.toBeNull();
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
  });

  it('is given up by housekeeping once its time is over, where no money was taken', async () => {
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card();
    const { id: paymentId, storeId } = await dieAfterBegin(shopper, token);
    server.advance(16 * minuteMs);
    await Promise.all([recoverPayments(server.deps), recoverPayments(server.deps)]);
    expect(await stockOf(server, 'OAK-TRAY')).toBe(50);
    expect(await createTestGateway(server.deps).resume(storeId, paymentId)).toMatchObject({
      status: 'declined',
      detail: 'canceled',
    });
    expect((await shopper.pay(token)).problem).toMatchObject({ code: 'payment_failed', detail: 'expired' });
    expect((await shopper.pay(await shopper.card())).body?.status).toBe('completed');
  });

  it('releases its stock also when its payment method is switched off meanwhile', async () => {
    const shopper = await createReadyCheckout(server);
    await dieAfterBegin(shopper, await shopper.card());
    server.advance(16 * minuteMs);
    await recoverPayments({ ...server.deps, payments: ['bank_transfer'] });
    expect(await stockOf(server, 'OAK-TRAY')).toBe(50);
    const { body } = await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' });
    expect(body?.status).toBe('completed');
    // One that waits for its money would be cancelled by the months that pass below.
    await server.ok(routes.admin.markOrderPaid, { orderId: body!.order!.id });
  });

  it('that waits for a confirmation may be answered from another tab without the card', async () => {
    const shopper = await createReadyCheckout(server);
    const { paymentId } = (await shopper.pay(await shopper.card(cards.confirm))).body!.payment!.action!;
    await server.ok(routes.payment.confirmTestPayment, { paymentId, outcome: 'approve' }, shopper.with);
    expect((await shopper.pay()).body).toMatchObject({ status: 'completed', payment: { status: 'paid' } });
  });

  it('keeps its cart from being deleted until its stock is released', async () => {
    const shopper = await createReadyCheckout(server);
    const before = await stockOf(server, 'OAK-TRAY');
    await shopper.pay(await shopper.card(cards.confirm));
    server.advance(61 * dayMs);
    await deleteExpiredCarts(server.db, server.deps.now());
    expect(await stockOf(server, 'OAK-TRAY')).toBe(before - 1);
    await runJobs(server.deps);
    expect(await stockOf(server, 'OAK-TRAY')).toBe(before);
    expect(await server.db.$count(checkouts, eq(checkouts.id, shopper.checkoutId))).toBe(0);
  });

  it('and every other cart is forgotten after sixty days, address and all; the order stays', async () => {
    const [bought, left] = [await createReadyCheckout(server), await createReadyCheckout(server)];
    const { id: orderId, token: orderToken } = (await bought.pay(await bought.card())).body!.order!;
    server.advance(61 * dayMs);
    await runJobs(server.deps);
    expect(await server.db.select().from(checkouts)).toEqual([]);
    expect((await server.call(routes.checkout.get, { checkoutId: left.checkoutId }, left.with)).problem?.code).toBe(
      'checkout_not_found',
    );
    expect(await server.ok(routes.order.get, { orderId }, { orderToken })).toMatchObject({
      status: 'paid',
      deliveryAddress: { city: 'Berlin' },
    });
  });
});
