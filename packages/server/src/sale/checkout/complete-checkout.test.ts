import { routes, minuteMs, hourMs } from '@smallshop/contract';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { orderLines, orders } from '../records/order.tables.ts';
import { payments, testPayments, testRefunds, testTokens } from '../records/payment.tables.ts';
import { promotions } from '../../shop/promotion-settings/promotion.tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { reservations } from '../../catalog/stock/stock.tables.ts';
import { createReadyCheckout, cards, cardToken, setStock, stockOf, type Shopper } from './shopper.harness.ts';

describe.each(testDatabases)('paying, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());
  beforeEach(() => setStock(server, 'OAK-TRAY', 50));

  const countOf = async (table: typeof orders | typeof reservations) =>
    (await server.db.select({ n: count() }).from(table))[0]!.n;
  const confirm = (shopper: Shopper, paymentId: string, outcome: 'approve' | 'refuse') =>
    server.call(routes.payment.confirmTestPayment, { paymentId, outcome }, shopper.with);

  it('makes an order of the cart: lines, totals, address and less stock, all in the database', async () => {
    const shopper = await createReadyCheckout(server, [{ sku: 'OAK-TRAY', quantity: 2 }]);
    const ready = await shopper.checkout();
    expect(ready.status).toBe('ready_for_complete');
    const { body } = await shopper.pay(await shopper.card());
    expect(body).toMatchObject({
      status: 'completed',
      payment: { methodId: 'test_card', status: 'paid' },
      totals: ready.totals,
    });
    const order = await server.ok(routes.order.get, { orderId: body!.order!.id }, { orderToken: body!.order!.token });
    expect(order).toMatchObject({
      number: body!.order!.number,
      status: 'paid',
      fulfillmentStatus: 'unfulfilled',
      contact: { email: 'ada@example.com' },
      deliveryAddress: { city: 'Berlin' },
      totals: ready.totals,
      fulfillmentOption: { id: 'standard' },
      payment: { kind: 'card', status: 'paid', last4: '4242', bankDetails: null },
    });
    expect(order.lines).toMatchObject([
      { sku: 'OAK-TRAY', quantity: 2, unitPrice: ready.lines[0]!.unitPrice, image: ready.lines[0]!.image },
    ]);
    const [row] = await server.db.select().from(orders).where(eq(orders.id, order.id));
    expect(row).toMatchObject({ currency: 'EUR', total: ready.totals.at(-1)!.amount.amount });
    const [line] = await server.db.select().from(orderLines).where(eq(orderLines.orderId, order.id));
    // 2 × 41.00 with 19 % in it.
    expect(line).toMatchObject({ unitAmount: 4100, totalAmount: 8200, taxAmount: 1309 });
    expect(await stockOf(server, 'OAK-TRAY')).toBe(48);
    expect(await countOf(reservations)).toBe(0);
    expect(await shopper.cart()).toMatchObject({ completed: true, checkoutId: null });
  });

  it('closes cart and checkout permanently, and returns the same order to every later request', async () => {
    const shopper = await createReadyCheckout(server);
    const { body } = await shopper.pay(await shopper.card());
    const { cartId, checkoutId } = shopper;
    const added = await server.call(
      routes.cart.addLines,
      { cartId, lines: [{ sku: 'CANDLE', quantity: 1 }] },
      shopper.with,
    );
    expect(added.problem?.code).toBe('cart_completed');
    expect((await server.call(routes.checkout.update, { checkoutId, note: 'x' }, shopper.with)).problem?.code).toBe(
      'checkout_closed',
    );
    expect((await server.call(routes.checkout.create, { cartId }, shopper.with)).problem?.code).toBe('cart_completed');
    expect((await shopper.checkout()).order).toEqual(body!.order);
    expect((await shopper.pay(await shopper.card())).body?.order).toEqual(body!.order);
  });

  it('twice at the same moment makes one order, with the same answer for both', async () => {
    const before = await countOf(orders);
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card();
    const replies = await Promise.all([shopper.pay(token), shopper.pay(token), shopper.pay(await shopper.card())]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(replies.map(({ body }) => body?.order?.id)).size).toBe(1);
    expect(await countOf(orders)).toBe(before + 1);
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
  });

  it('with the same idempotency key gives the same answer, also of a refusal', async () => {
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card(cards.declined);
    const first = await shopper.pay(token, {}, { idempotencyKey: 'declined-once' });
    const second = await shopper.pay(token, {}, { idempotencyKey: 'declined-once' });
    expect(second.problem).toEqual(first.problem);
  });

  it.each([
    [cards.declined, 'payment_declined', 'payment_declined'],
    [cards.poor, 'payment_declined', 'insufficient_funds'],
    [cards.failing, 'payment_failed', 'processing_error'],
  ])(
    'with %s is refused with %s, keeps the checkout ready and the stock whole, and then works with a good card',
    async (number, code, failureCode) => {
      const shopper = await createReadyCheckout(server);
      const bad = await shopper.card(number);
      const refused = await shopper.pay(bad);
      expect(refused).toMatchObject({ status: 402, problem: { code } });
      expect(await shopper.checkout()).toMatchObject({
        status: 'ready_for_complete',
        payment: { status: 'failed', failureCode },
        order: null,
      });
      expect(await stockOf(server, 'OAK-TRAY')).toBe(50);
      // The second half of a double click gets the same response.
      expect((await shopper.pay(bad)).problem?.code).toBe(code);
      expect((await shopper.pay(await shopper.card())).body?.status).toBe('completed');
    },
  );

  it('leaves no gap in the order numbers when a payment fails in between', async () => {
    const numbers: number[] = [];
    for (const number of [cards.good, cards.declined, cards.good]) {
      const shopper = await createReadyCheckout(server);
      const { body } = await shopper.pay(await shopper.card(number));
      if (body) numbers.push(Number(body.order!.number));
    }
    expect(numbers[1]).toBe(numbers[0]! + 1);
  });

  it('waits for the shopper to confirm, with the stock reserved, and completes after that', async () => {
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card(cards.confirm);
    const { body } = await shopper.pay(token);
    expect(body).toMatchObject({
      status: 'complete_in_progress',
      payment: { status: 'requires_action', action: { type: 'confirm' } },
      order: null,
    });
    const { paymentId } = body!.payment!.action!;
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
    expect((await shopper.pay(token)).body?.status).toBe('complete_in_progress');
    expect((await confirm(shopper, paymentId, 'approve')).body).toEqual({ paymentId, status: 'authorized' });
    const replies = await Promise.all([shopper.pay(token), shopper.pay()]);
    expect(replies.map((reply) => reply.body?.status)).toEqual(['completed', 'completed']);
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
  });

  it('is declined when the shopper refuses to confirm, and releases the stock', async () => {
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card(cards.confirm);
    const { paymentId } = (await shopper.pay(token)).body!.payment!.action!;
    expect((await confirm(shopper, paymentId, 'refuse')).body?.status).toBe('refused');
    // The bank does not ask twice.
    expect((await confirm(shopper, paymentId, 'approve')).body?.status).toBe('refused');
    expect((await shopper.pay(token)).problem).toMatchObject({
      code: 'payment_declined',
      detail: 'confirmation_refused',
    });
    expect(await stockOf(server, 'OAK-TRAY')).toBe(50);
    expect((await shopper.pay(await shopper.card())).body?.status).toBe('completed');
  });

  it('accepts the confirmation from this shopper only', async () => {
    const [shopper, stranger] = [await createReadyCheckout(server), await createReadyCheckout(server)];
    const { paymentId } = (await shopper.pay(await shopper.card(cards.confirm))).body!.payment!.action!;
    expect((await confirm(stranger, paymentId, 'approve')).problem?.code).toBe('not_found');
    expect((await confirm(shopper, 'pay_unknown', 'approve')).problem?.code).toBe('not_found');
  });

  it('with another card gives up the one that waits, and charges once', async () => {
    const shopper = await createReadyCheckout(server);
    const { paymentId } = (await shopper.pay(await shopper.card(cards.confirm))).body!.payment!.action!;
    expect((await shopper.pay(await shopper.card())).body?.status).toBe('completed');
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
    const [canceled] = await server.db.select().from(testPayments).where(eq(testPayments.paymentId, paymentId));
    expect(canceled?.canceledAt).not.toBeNull();
  });

  it('gives the money back, and says so once, when the cart changes while the bank has it already', async () => {
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card(cards.confirm);
    const { paymentId } = (await shopper.pay(token)).body!.payment!.action!;
    await confirm(shopper, paymentId, 'approve');
    await server.ok(
      routes.cart.addLines,
      { cartId: shopper.cartId, lines: [{ sku: 'OAK-TRAY', quantity: 1 }] },
      shopper.with,
    );
    expect(await shopper.checkout()).toMatchObject({
      status: 'ready_for_complete',
      payment: { status: 'failed', failureCode: 'refunded_cart_changed' },
    });
    expect(await server.db.select().from(testRefunds).where(eq(testRefunds.paymentId, paymentId))).toMatchObject([
      { amount: 4600 },
    ]);
    expect(await stockOf(server, 'OAK-TRAY')).toBe(50);
    expect((await shopper.pay(token)).problem).toMatchObject({
      status: 402,
      code: 'payment_refunded',
      detail: 'refunded_cart_changed',
    });
    expect((await shopper.pay(await shopper.card())).body?.lines[0]?.quantity).toBe(2);
  });

  it('puts back after a quarter of an hour what a shopper left at the bank', async () => {
    await setStock(server, 'TEA-CUP', 1);
    const left = await createReadyCheckout(server, [{ sku: 'TEA-CUP', quantity: 1 }]);
    const next = await createReadyCheckout(server, [{ sku: 'TEA-CUP', quantity: 1 }]);
    await left.pay(await left.card(cards.confirm));
    const token = await next.card();
    expect((await next.pay(token)).problem).toMatchObject({ code: 'out_of_stock', left: 0 });
    server.advance(16 * minuteMs);
    expect((await next.pay(token)).body?.status).toBe('completed');
    expect((await left.checkout()).status).toBe('incomplete');
    expect(await stockOf(server, 'TEA-CUP')).toBe(0);
  });

  it('creates the order when the bank approves late and the stock is still available', async () => {
    const [shopper, other] = [await createReadyCheckout(server), await createReadyCheckout(server)];
    const token = await shopper.card(cards.confirm);
    const { paymentId } = (await shopper.pay(token)).body!.payment!.action!;
    server.advance(16 * minuteMs);
    await other.pay(await other.card(cards.declined));
    expect(await shopper.checkout()).toMatchObject({
      status: 'ready_for_complete',
      payment: { failureCode: 'expired' },
    });
    await confirm(shopper, paymentId, 'approve');
    expect((await shopper.pay(token)).body).toMatchObject({ status: 'completed', payment: { status: 'paid' } });
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
  });

  it('by transfer makes a pending order with an account and a reference, paid when the merchant says so', async () => {
    const shopper = await createReadyCheckout(server);
    const { body } = await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' });
    expect(body).toMatchObject({ status: 'completed', payment: { status: 'pending' } });
    const { id: orderId, number, token: orderToken } = body!.order!;
    const order = await server.ok(routes.order.get, { orderId }, { orderToken });
    expect(order).toMatchObject({
      status: 'pending',
      payment: { kind: 'bank_transfer', status: 'pending', bankDetails: { reference: number } },
    });
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
    expect(await server.ok(routes.admin.markOrderPaid, { orderId })).toMatchObject({
      status: 'paid',
      payment: { status: 'paid' },
    });
    expect((await server.call(routes.admin.markOrderPaid, { orderId })).problem?.code).toBe('order_state_conflict');
  });

  it('is refused at another total than the shopper saw, with the present checkout', async () => {
    const shopper = await createReadyCheckout(server);
    const { totals } = await shopper.checkout();
    const seen = totals.at(-1)!.amount;
    for (const expectedTotal of [
      { ...seen, amount: seen.amount - 1 },
      { ...seen, currency: 'USD' },
    ]) {
      const { problem } = await shopper.pay(await shopper.card(), { expectedTotal });
      expect(problem).toMatchObject({
        status: 409,
        code: 'price_changed',
        current: { id: shopper.checkoutId, totals },
      });
    }
    expect(await stockOf(server, 'OAK-TRAY')).toBe(50);
  });

  it('does not join a payment under way on another amount than the shopper saw', async () => {
    const shopper = await createReadyCheckout(server);
    const token = await shopper.card(cards.confirm);
    const { body } = await shopper.pay(token);
    expect(body).toMatchObject({ status: 'complete_in_progress', payment: { status: 'requires_action' } });
    const seen = (await shopper.checkout()).totals.at(-1)!.amount;
    const { problem } = await shopper.pay(token, { expectedTotal: { ...seen, amount: seen.amount - 1 } });
    expect(problem).toMatchObject({
      status: 409,
      code: 'price_changed',
      field: 'expectedTotal',
      current: { status: 'complete_in_progress' },
    });
    expect((await shopper.pay(token)).body).toMatchObject({
      status: 'complete_in_progress',
      payment: { status: 'requires_action' },
    });
    await confirm(shopper, body!.payment!.action!.paymentId, 'approve');
    expect((await shopper.pay(token)).body?.status).toBe('completed');
  });

  it('is refused while something is missing, field by field', async () => {
    const shopper = await createReadyCheckout(server);
    await server.ok(
      routes.checkout.update,
      { checkoutId: shopper.checkoutId, contact: { email: 'ada' }, deliveryAddress: { country: 'US', name: 'Ada' } },
      shopper.with,
    );
    const { problem } = await shopper.pay(await shopper.card());
    expect(problem).toMatchObject({ status: 422, code: 'checkout_incomplete', field: 'contact.email' });
    expect(problem?.errors).toContainEqual({ field: 'deliveryAddress.postalCode', code: 'required' });
  });

  it('is refused with a token that is missing, invented, used or expired', async () => {
    const shopper = await createReadyCheckout(server);
    const used = await shopper.card();
    await (await createReadyCheckout(server)).pay(used);
    const old = await shopper.card();
    server.advance(2 * hourMs);
    for (const token of [undefined, 'tok_invented', used, old]) {
      expect((await shopper.pay(token)).problem, token).toMatchObject({
        status: 422,
        code: 'payment_token_invalid',
        field: 'paymentToken',
      });
    }
    expect((await shopper.pay(await shopper.card(), { paymentMethodId: 'barter' })).problem?.code).toBe(
      'payment_method_unavailable',
    );
    // One was bought with the used token, when it was new.
    expect(await stockOf(server, 'OAK-TRAY')).toBe(49);
  });

  it('counts the use of a code with the order, and gives it back when the payment fails', async () => {
    await server.db
      .insert(promotions)
      .values({
        storeId: server.storeId,
        id: 'once',
        code: 'ONCE',
        kind: 'percentage',
        basisPoints: 5000,
        usageLimit: 1,
      })
      .onConflictDoNothing();
    const [first, second] = [
      await createReadyCheckout(server, undefined, { discountCodes: ['once'] }),
      await createReadyCheckout(server, undefined, { discountCodes: ['ONCE'] }),
    ];
    expect((await first.pay(await first.card(cards.declined))).status).toBe(402);
    expect((await first.pay(await first.card())).body?.discountCodes).toMatchObject([{ code: 'ONCE', applied: true }]);
    expect((await second.checkout()).discountCodes).toMatchObject([{ applied: false, reason: 'used_up' }]);
  });

  it('keeps no card number anywhere', async () => {
    await cardToken(server, '4242 4242 4242 4242');
    for (const table of [testTokens, testPayments, payments]) {
      expect(JSON.stringify(await server.db.select().from(table))).not.toContain('42424242');
    }
  });
});
