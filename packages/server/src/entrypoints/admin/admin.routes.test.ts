import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe.each(testDatabases)('a merchant, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  it('pages through the orders, newest first, and opens one', async () => {
    const placed: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const shopper = await createReadyCheckout(server);
      placed.unshift((await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' })).body!.order!.number);
      server.advance(1000);
    }
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await server.ok(routes.admin.listOrders, { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(placed);
    const numbersOf = async (number: string) =>
      (await server.ok(routes.admin.listOrders, { number })).items.map((order) => order.number);
    expect(await numbersOf(placed[2]!)).toEqual([placed[2]]);
    expect(await numbersOf(` #${placed[2]} `)).toEqual([placed[2]]);
    for (const none of ['1', 'abc', '99999999999', '-1']) expect(await numbersOf(none)).toEqual([]);
    const [first] = (await server.ok(routes.admin.listOrders, {})).items;
    expect(await server.ok(routes.admin.getOrder, { orderId: first!.id })).toMatchObject(first!);
    for (const cursor of ['nonsense', Buffer.from('["newest","soon","ord_1"]').toString('base64url')]) {
      expect((await server.call(routes.admin.listOrders, { cursor })).problem).toMatchObject({
        code: 'invalid_request',
        field: 'cursor',
      });
    }
  });

  it('is refused a filter that does not exist, with its name: it would list every order', async () => {
    const headers = { Authorization: `Bearer ${server.secretKey}` };
    for (const path of [
      '/v1/admin/orders?nummer=1001',
      '/v1/admin/settings?x=1',
      '/v1/admin/gift-cards?status=disabled&limit=2',
    ]) {
      const response = await server.app.request(`http://shop.test${path}`, { headers });
      const name = /\?(\w+)/.exec(path)![1];
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: 'invalid_request', field: name, errors: [{ field: name, code: 'unknown_field' }] },
      ]);
    }
  });

  it('gets an error that names what does not exist', async () => {
    expect((await server.call(routes.admin.getOrder, { orderId: 'ord_x' })).problem?.code).toBe('order_not_found');
    expect((await server.call(routes.admin.markOrderPaid, { orderId: 'ord_x' })).problem?.code).toBe('order_not_found');
    expect((await server.call(routes.admin.setStock, { sku: 'NOTHING', stock: 1 })).problem?.code).toBe(
      'variant_not_found',
    );
  });

  it('marks a transfer paid once, also when two do it at the same moment', async () => {
    const shopper = await createReadyCheckout(server);
    const { id: orderId } = (await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' })).body!.order!;
    const replies = await Promise.all([1, 2].map(() => server.call(routes.admin.markOrderPaid, { orderId })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('sets the stock, and the shop sells by it', async () => {
    const set = await server.ok(routes.admin.setStock, { sku: 'SILK-SCARF', stock: 3 });
    expect(set).toEqual({
      sku: 'SILK-SCARF',
      stock: 3,
      sellWhenOut: false,
      levels: [{ locationId: 'main', quantity: 3 }],
    });
    const { cart } = await server.ok(routes.cart.create, { lines: [{ sku: 'SILK-SCARF', quantity: 3 }] });
    expect(cart.lines[0]?.maxQuantity).toBe(3);
  });

  it('is refused with a publishable key', async () => {
    for (const route of [routes.admin.listOrders, routes.admin.getOrder]) {
      const { status } = await server.call(route, { orderId: 'x' } as never, { key: server.publishableKey });
      expect([401, 403]).toContain(status);
    }
  });
});
