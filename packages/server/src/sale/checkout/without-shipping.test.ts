import { routes, type Address } from '@smallshop/contract';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '../../catalog/catalog.tables.ts';
import { deliverMail } from '../../orders/mail/deliver-mail.ts';
import type { Mail } from '../../platform/mail-transport/mail-port.ts';
import { seenByMerchant } from '../../orders/fulfillment/order-flow.harness.ts';
import { payments } from '../records/payment.tables.ts';
import { longFormDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { createReadyCheckout, berlin, cardToken, chicago, openCheckout, stockOf } from './shopper.harness.ts';

const course = { sku: 'CANDLE', quantity: 1 };
const ticket = { sku: 'INCENSE', quantity: 2 };
const tray = { sku: 'OAK-TRAY', quantity: 1 };

describe.each(longFormDatabases)('a cart without shipping, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  const sent: Mail[] = [];
  beforeAll(async () => {
    const port = { send: async (mail: Mail) => void sent.push(mail), close() {} };
    server = await createTestServer({
      database,
      deps: { payments: ['test', 'bank_transfer', 'cash_on_delivery'], mail: { port, from: 'shop@example.com' } },
    });
    await server.db
      .update(variants)
      .set({ requiresShipping: false })
      .where(inArray(variants.sku, [course.sku, ticket.sku]));
    await server.ok(routes.settings.set, {
      ...(await server.ok(routes.settings.get, {})),
      orderEmails: ['orders@shop.example'],
    });
  });
  afterAll(() => server.close());

  async function enterCheckout(lines: { sku: string; quantity: number }[], country = 'DE') {
    const { cart, with: options } = await openCheckout(server, lines, { region: { country } });
    const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId: cart.id }, options);
    return { cart, cartId: cart.id, checkoutId, options };
  }
  type Entered = Awaited<ReturnType<typeof enterCheckout>>;

  const setBillingAddress = ({ checkoutId, options }: Entered, billingAddress: Address | null) =>
    server.ok(routes.checkout.update, { checkoutId, contact: { email: 'ada@example.com' }, billingAddress }, options);

  async function pay({ checkoutId, options }: Entered, paymentMethodId = 'test_card') {
    const { totals } = await server.ok(routes.checkout.get, { checkoutId }, options);
    const expectedTotal = totals.find(({ type }) => type === 'total')!.amount;
    const paymentToken = paymentMethodId === 'test_card' ? await cardToken(server, undefined, options) : undefined;
    const { order } = await server.ok(
      routes.checkout.complete,
      { checkoutId, paymentMethodId, expectedTotal, ...(paymentToken && { paymentToken }) },
      options,
    );
    return order!;
  }

  it('asks for an e-mail address and a billing address, and for nothing else', async () => {
    const entered = await enterCheckout([course]);
    expect(entered.cart).toMatchObject({
      requiresShipping: false,
      shippingEstimate: null,
      lines: [{ requiresShipping: false }],
    });
    const open = await server.ok(routes.checkout.get, { checkoutId: entered.checkoutId }, entered.options);
    expect(open).toMatchObject({
      requiresShipping: false,
      fulfillment: { methods: [] },
      landedCost: { estimated: true },
    });
    expect(open.messages.map(({ path }) => path)).toEqual([
      'contact.email',
      'billingAddress.name',
      'billingAddress.line1',
      'billingAddress.postalCode',
      'billingAddress.city',
    ]);
    const filled = await setBillingAddress(entered, berlin);
    expect(filled).toMatchObject({
      status: 'ready_for_complete',
      deliveryAddress: null,
      landedCost: { estimated: false },
    });
    expect(filled.totals.map(({ type }) => type)).not.toContain('fulfillment');
  });

  it('becomes an order without address and way of delivery, which is fulfilled as soon as it is paid', async () => {
    const entered = await enterCheckout([course]);
    await setBillingAddress(entered, berlin);
    const { id: orderId, token: orderToken } = await pay(entered);
    expect(await server.ok(routes.order.get, { orderId }, { orderToken })).toMatchObject({
      status: 'paid',
      fulfillmentStatus: 'fulfilled',
      deliveryAddress: null,
      fulfillmentOption: null,
      shipments: [],
      billingAddress: { country: 'DE', name: 'Ada Weiß', city: 'Berlin' },
      lines: [{ sku: 'CANDLE', requiresShipping: false }],
    });
    const { events, progress } = await seenByMerchant(server, orderId);
    expect(events).toMatchObject([
      { type: 'placed', machine: 'order', to: 'paid' },
      {
        type: 'fulfilled',
        machine: 'fulfillment',
        from: 'unfulfilled',
        to: 'fulfilled',
        cause: 'no_shipping_required',
      },
    ]);
    expect(progress).toMatchObject([{ ordered: 1, shipped: 0, open: 0 }]);
    expect((await server.call(routes.admin.shipOrder, { orderId })).problem?.code).toBe('order_state_conflict');
    const done = await server.ok(routes.checkout.get, { checkoutId: entered.checkoutId }, entered.options);
    expect(done).toMatchObject({ status: 'completed', requiresShipping: false, fulfillment: { methods: [] } });
  });

  it('waits for its money, not for a parcel: a transfer that came fulfills it', async () => {
    const entered = await enterCheckout([ticket]);
    const { paymentMethods } = await setBillingAddress(entered, berlin);
    // Cash on delivery needs a delivery.
    expect(paymentMethods.map(({ id }) => id)).toEqual(['test_card', 'bank_transfer']);
    const { id: orderId } = await pay(entered, 'bank_transfer');
    expect((await seenByMerchant(server, orderId)).fulfillmentStatus).toBe('unfulfilled');
    expect(await server.ok(routes.admin.markOrderPaid, { orderId })).toMatchObject({
      status: 'paid',
      fulfillmentStatus: 'fulfilled',
    });
  });

  it('can be cancelled while it waits, and its stock can be sold again', async () => {
    const stock = await stockOf(server, ticket.sku);
    const entered = await enterCheckout([ticket]);
    await setBillingAddress(entered, berlin);
    const { id: orderId } = await pay(entered, 'bank_transfer');
    expect(await stockOf(server, ticket.sku)).toBe(stock - 2);
    expect(await server.ok(routes.admin.cancelOrder, { orderId, restock: true })).toMatchObject({
      status: 'cancelled',
      fulfillmentStatus: 'unfulfilled',
    });
    expect(await stockOf(server, ticket.sku)).toBe(stock);
  });

  it('is refunded one unit at a time, and its stock can be sold again', async () => {
    const stock = await stockOf(server, ticket.sku);
    const entered = await enterCheckout([ticket]);
    await setBillingAddress(entered, berlin);
    const { id: orderId } = await pay(entered);
    const [line] = (await seenByMerchant(server, orderId)).lines;
    const refunded = await server.ok(routes.admin.refundOrder, {
      orderId,
      refundId: 'one-ticket',
      lines: [{ lineId: line!.id, quantity: 1 }],
      restock: true,
    });
    expect(refunded).toMatchObject({
      status: 'partly_refunded',
      fulfillmentStatus: 'fulfilled',
      progress: [{ refunded: 1, restocked: 1, open: 0 }],
    });
    expect(await stockOf(server, ticket.sku)).toBe(stock - 1);
  });

  it('is taxed where the customer is: the country of the billing address decides', async () => {
    const entered = await enterCheckout([course]);
    const abroad = await setBillingAddress(entered, chicago);
    expect(abroad).toMatchObject({
      region: { country: 'US', currency: 'USD', decidedBy: 'address' },
      landedCost: { destination: { country: 'US', administrativeArea: 'IL' } },
    });
    const { problem } = await server.call(
      routes.checkout.update,
      { checkoutId: entered.checkoutId, billingAddress: { country: 'AQ' } },
      entered.options,
    );
    expect(problem).toMatchObject({ code: 'country_not_served', field: 'billingAddress.country' });
  });

  it('uses the earlier delivery address as its billing address', async () => {
    const entered = await enterCheckout([course, tray]);
    const { checkoutId, cartId, options } = entered;
    await server.ok(
      routes.checkout.update,
      { checkoutId, contact: { email: 'ada@example.com' }, deliveryAddress: berlin },
      options,
    );
    await server.ok(
      routes.cart.removeLine,
      { cartId, lineId: entered.cart.lines.find(({ sku }) => sku === tray.sku)!.id },
      options,
    );
    const left = await server.ok(routes.checkout.get, { checkoutId }, options);
    expect(left).toMatchObject({
      requiresShipping: false,
      status: 'ready_for_complete',
      billingAddress: { city: 'Berlin' },
    });
    const { id: orderId, token: orderToken } = await pay(entered);
    expect(await server.ok(routes.order.get, { orderId }, { orderToken })).toMatchObject({
      deliveryAddress: null,
      billingAddress: { city: 'Berlin' },
    });
  });

  it('follows another address once it has something to ship, and back', async () => {
    const { checkoutId, cartId, options } = await enterCheckout([course, tray]);
    const ship = await server.ok(
      routes.checkout.update,
      { checkoutId, deliveryAddress: berlin, billingAddress: chicago },
      options,
    );
    expect(ship.region.country).toBe('DE');
    const line = ship.lines.find(({ sku }) => sku === tray.sku)!;
    const without = await server.ok(routes.cart.removeLine, { cartId, lineId: line.id }, options);
    expect(without).toMatchObject({ requiresShipping: false, region: { country: 'US', currency: 'USD' } });
    const again = await server.ok(routes.cart.addLines, { cartId, lines: [tray] }, options);
    expect(again).toMatchObject({ requiresShipping: true, region: { country: 'DE', currency: 'EUR' } });
  });

  it('with something else beside it ships that alone, at its own weight and for its own price', async () => {
    const alone = await enterCheckout([tray]);
    const mixed = await enterCheckout([tray, { ...course, quantity: 40 }]);
    expect(mixed.cart.requiresShipping).toBe(true);
    expect(mixed.cart.shippingEstimate).toEqual(alone.cart.shippingEstimate);
    // What is not sent would have made shipping free.
    const { from, freeFrom } = mixed.cart.shippingEstimate!;
    expect(from.amount).toBeGreaterThan(0);
    expect(mixed.cart.lines.find(({ sku }) => sku === course.sku)!.total.amount).toBeGreaterThan(freeFrom!.amount);
    const { checkoutId, options } = mixed;
    const open = await server.ok(
      routes.checkout.update,
      { checkoutId, contact: { email: 'ada@example.com' }, deliveryAddress: berlin },
      options,
    );
    const shipped = open.lines.filter(({ requiresShipping }) => requiresShipping).map(({ id }) => id);
    expect(shipped).toHaveLength(1);
    expect(open.fulfillment.methods).toMatchObject([{ lineIds: shipped, groups: [{ lineIds: shipped }] }]);
    expect(open.messages.map(({ path }) => path)).toEqual(['fulfillment']);
    await server.ok(
      routes.checkout.update,
      { checkoutId, fulfillmentSelections: [{ groupId: 'all', optionId: 'standard' }] },
      options,
    );
    const { id: orderId } = await pay(mixed);
    const order = await seenByMerchant(server, orderId);
    expect(order).toMatchObject({
      fulfillmentStatus: 'unfulfilled',
      deliveryAddress: { city: 'Berlin' },
      fulfillmentOption: { id: 'standard' },
    });
    const [physical, digital] = [tray.sku, course.sku].map((sku) => order.lines.find((line) => line.sku === sku)!.id);
    const { problem } = await server.call(routes.admin.shipOrder, {
      orderId,
      lines: [{ lineId: digital!, quantity: 1 }],
    });
    expect(problem).toMatchObject({ field: 'lines.0.quantity', errors: [{ code: 'too_large' }] });
    const done = await server.ok(routes.admin.shipOrder, { orderId });
    expect(done).toMatchObject({
      fulfillmentStatus: 'fulfilled',
      shipments: [{ lines: [{ lineId: physical, quantity: 1 }] }],
    });
  });

  it('with something else beside it is fulfilled when that is given back before it was sent', async () => {
    const entered = await enterCheckout([tray, course]);
    const { checkoutId, options } = entered;
    await server.ok(
      routes.checkout.update,
      {
        checkoutId,
        contact: { email: 'ada@example.com' },
        deliveryAddress: berlin,
        fulfillmentSelections: [{ groupId: 'all', optionId: 'standard' }],
      },
      options,
    );
    const { id: orderId } = await pay(entered);
    const line = (await seenByMerchant(server, orderId)).lines.find(({ sku }) => sku === tray.sku)!;
    const refunded = await server.ok(routes.admin.refundOrder, {
      orderId,
      refundId: 'no-tray-please',
      lines: [{ lineId: line.id, quantity: 1 }],
    });
    expect(refunded).toMatchObject({ status: 'partly_refunded', fulfillmentStatus: 'fulfilled' });
  });

  it('is described in mails with the billing address, and without delivery', async () => {
    sent.length = 0;
    const entered = await enterCheckout([course]);
    await setBillingAddress(entered, berlin);
    const { number } = await pay(entered);
    await deliverMail(server.deps);
    const mails = sent.filter(({ subject }) => subject.includes(number));
    expect(mails.map(({ to }) => to).sort()).toEqual(['ada@example.com', 'orders@shop.example']);
    for (const { text } of mails) {
      expect(text).toMatch(/Billing address\s+(-+\s+)?Ada Weiß\s+Torstraße 1\s+10119 Berlin/);
      expect(text).not.toMatch(/Delivery|Shipping/);
    }
  });

  it('is not one that was bought before lines could do without: all of it was shipped', async () => {
    const shopper = await createReadyCheckout(server);
    await shopper.pay(await shopper.card());
    const [payment] = await server.db.select().from(payments).where(eq(payments.checkoutId, shopper.checkoutId));
    const lines = payment!.snapshot.lines.map(({ requiresShipping: _, ...line }) => line);
    await server.db
      .update(payments)
      .set({ snapshot: { ...payment!.snapshot, lines } })
      .where(eq(payments.id, payment!.id));
    expect(await shopper.checkout()).toMatchObject({
      requiresShipping: true,
      lines: [{ requiresShipping: true }],
      fulfillment: { methods: [{ groups: [{ selectedOptionId: 'standard' }] }] },
    });
  });
});
