import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '../../catalog/catalog.tables.ts';
import { createReadyCheckout, cards, setStock, stockOf } from '../checkout/shopper.harness.ts';
import { longFormDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe.each(longFormDatabases)('the limit per customer, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    await server.db
      .update(variants)
      .set({ data: { maxPerCustomer: 3 } })
      .where(eq(variants.sku, 'SOAP'));
    await setStock(server, 'SOAP', 100);
  });
  afterAll(() => server.close());

  const region = { country: 'DE', language: 'en' };
  const shopper = async (quantity: number, email: string) => {
    const ready = await createReadyCheckout(server, [{ sku: 'SOAP', quantity }], { region });
    await server.ok(routes.checkout.update, { checkoutId: ready.checkoutId, contact: { email } }, ready.with);
    return ready;
  };
  const buy = async (quantity: number, email: string) =>
    (await shopper(quantity, email)).pay(undefined, { paymentMethodId: 'bank_transfer' });

  it('is the highest quantity of an order, which the cart names', async () => {
    const tooMany = await server.call(routes.cart.create, { region, lines: [{ sku: 'SOAP', quantity: 4 }] });
    expect(tooMany.problem).toMatchObject({
      code: 'quantity_not_allowed',
      field: 'lines.0',
      errors: [{ code: 'too_large', maximum: 3, detail: 'At least 1, at most 3.' }],
    });
    const { cart } = await server.ok(routes.cart.create, { region, lines: [{ sku: 'SOAP', quantity: 3 }] });
    expect(cart.lines[0]).toMatchObject({ maxPerCustomer: 3, quantityRule: { minimum: 1, increment: 1, maximum: 3 } });
    const soap = await server.ok(routes.catalog.getProduct, { ...region, handle: 'soap' });
    expect(soap.variants[0]).toMatchObject({ maxPerCustomer: 3, quantityRule: { maximum: 3 } });
  });

  it('counts earlier orders of the address, however it is written, unless cancelled or refunded', async () => {
    const first = await buy(2, 'ada@example.com');
    expect(first.body?.status).toBe('completed');
    const before = await stockOf(server, 'SOAP');
    const second = await shopper(2, 'ＡDA+again@Example.com');
    const lineId = (await second.cart()).lines[0]!.id;
    const { problem } = await second.pay(await second.card());
    expect(problem).toMatchObject({ status: 422, code: 'quantity_not_allowed', field: `lines.${lineId}` });
    expect(problem!.errors).toMatchObject([
      {
        field: `lines.${lineId}`,
        code: 'too_large',
        maximum: 1,
        detail: expect.stringContaining('lower the quantity to 1'),
      },
    ]);
    expect(await stockOf(server, 'SOAP'), 'nothing is reserved by a refused order').toBe(before);
    await server.ok(routes.cart.updateLine, { cartId: second.cartId, lineId, quantity: 1 }, second.with);
    const paid = await second.pay(await second.card());
    expect(paid.body?.status).toBe('completed');
    expect((await buy(1, 'ada@example.com')).problem?.errors).toMatchObject([
      { maximum: 0, detail: expect.stringContaining('remove the line') },
    ]);
    expect((await buy(1, 'bob@example.com')).body?.status).toBe('completed');
    await server.ok(routes.admin.cancelOrder, { orderId: first.body!.order!.id, restock: true });
    await server.ok(routes.admin.refundOrder, { orderId: paid.body!.order!.id, refundId: 'refund-1', restock: true });
    expect((await buy(3, 'ada@example.com')).body?.status).toBe('completed');
  });

  it('counts payments in progress, and no longer those that were abandoned', async () => {
    const waiting = await shopper(3, 'eve@example.com');
    const { body } = await waiting.pay(await waiting.card(cards.confirm));
    expect(body?.payment?.status).toBe('requires_action');
    const other = await shopper(1, 'eve@example.com');
    expect((await other.pay(await other.card())).problem?.code).toBe('quantity_not_allowed');
    const { paymentId } = body!.payment!.action!;
    await server.ok(routes.payment.confirmTestPayment, { paymentId, outcome: 'refuse' }, waiting.with);
    expect((await waiting.pay()).problem?.code).toBe('payment_declined');
    expect((await other.pay(await other.card())).body?.status).toBe('completed');
  });

  it('is kept by orders of one customer at the same time', async () => {
    const tabs = await Promise.all(Array.from({ length: 5 }, () => shopper(1, 'rush@example.com')));
    const replies = await Promise.all(tabs.map((tab) => tab.pay(undefined, { paymentMethodId: 'bank_transfer' })));
    expect(replies.filter(({ body }) => body?.status === 'completed')).toHaveLength(3);
    const refused = replies.flatMap(({ problem }) => problem?.errors ?? []);
    expect(refused).toMatchObject([{ maximum: 0 }, { maximum: 0 }]);
  });
});
