import { routes, type OrderSearch, type OrderSort } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chicago, createReadyCheckout, type Shopper } from '../../sale/checkout/shopper.harness.ts';
import { fillOrderTerms } from '../../sale/order/fill-order-terms.ts';
import { orders } from '../../sale/records/order.tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { orderPageStatement } from './find-orders.ts';

describe.each(testDatabases)('the list of orders, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  /** Ids of three orders: paid by card in EUR, a transfer in USD, cash in EUR. */
  let ids: { card: string; transfer: string; cash: string };
  beforeAll(async () => {
    server = await createTestServer({
      database,
      deps: { payments: ['test', 'bank_transfer', 'cash_on_delivery'] },
    });
    const place = async (shopper: Shopper, paymentMethodId: string, email: string, token?: string) => {
      await server.ok(routes.checkout.update, { checkoutId: shopper.checkoutId, contact: { email } }, shopper.with);
      server.advance(1000);
      return (await shopper.pay(token, { paymentMethodId })).body!.order!.id;
    };
    const first = await createReadyCheckout(server, [{ sku: 'OAK-TRAY', quantity: 2 }]);
    const second = await createReadyCheckout(server, [{ sku: 'SOAP', quantity: 1 }], { address: chicago });
    const third = await createReadyCheckout(server, [{ sku: 'CANDLE', quantity: 1 }]);
    ids = {
      card: await place(first, 'test_card', 'Ada.Weiss@Example.com', await first.card()),
      transfer: await place(second, 'bank_transfer', 'grace@example.org'),
      cash: await place(third, 'cash_on_delivery', 'ada.weiss@example.com'),
    };
    await server.ok(routes.admin.shipOrder, { orderId: ids.card, trackingNumber: 'DHL-00Ä42' });
  });
  afterAll(() => server.close());

  const namesOf = (items: { id: string }[]) =>
    items.map(({ id }) => Object.entries(ids).find(([, known]) => known === id)?.[0]);
  const search = async (wanted: OrderSearch) => namesOf((await server.ok(routes.admin.searchOrders, wanted)).items);

  it('has what all filters match', async () => {
    const list = async (wanted: OrderSearch) => namesOf((await server.ok(routes.admin.listOrders, wanted)).items);
    const [{ placedAt, totals }] = [await server.ok(routes.admin.getOrder, { orderId: ids.transfer })];
    const total = totals.find(({ type }) => type === 'total')!.amount.amount;
    for (const find of [list, search]) {
      expect(await find({})).toEqual(['cash', 'transfer', 'card']);
      expect(await find({ status: ['paid'] })).toEqual(['card']);
      expect(await find({ status: ['paid', 'pending'], paymentStatus: 'pending' })).toEqual(['cash', 'transfer']);
      expect(await find({ fulfillmentStatus: ['fulfilled', 'returned'] })).toEqual(['card']);
      expect(await find({ createdFrom: placedAt })).toEqual(['cash', 'transfer']);
      expect(await find({ createdTo: placedAt })).toEqual(['card']);
      expect(await find({ country: 'US' })).toEqual(['transfer']);
      expect(await find({ currency: 'EUR' })).toEqual(['cash', 'card']);
      expect(await find({ currency: 'USD', totalMin: total, totalMax: total })).toEqual(['transfer']);
      expect(await find({ currency: 'USD', totalMin: total + 1 })).toEqual([]);
      expect(await find({ sku: 'CANDLE' })).toEqual(['cash']);
      expect(await find({ sku: 'CANDLE', currency: 'USD' })).toEqual([]);
    }
  });

  it('finds orders by e-mail address, and by the beginnings of words', async () => {
    expect(await search({ email: ' ADA.weiss@example.COM ' })).toEqual(['cash', 'card']);
    expect(await search({ email: 'ada.weiss' })).toEqual([]);
    const { number } = await server.ok(routes.admin.getOrder, { orderId: ids.transfer });
    for (const [words, found] of [
      [`#${number}`, ['transfer']],
      ['grace@exam', ['transfer']],
      ['weiß', ['cash', 'card']],
      ['WHITE ada', ['transfer']],
      ['oak-tr', ['card']],
      ['dhl 00a42', ['card']],
      ['ada oak', ['card']],
      ["marie'", []],
      ['!?', []],
    ] as const)
      expect(await search({ search: words }), words).toEqual(found);
    // Orders of a version without a search are found after an upgrade.
    await server.db.update(orders).set({ terms: null }).where(eq(orders.id, ids.card));
    expect(await search({ search: 'dhl' })).toEqual([]);
    expect(await fillOrderTerms(server.db)).toBe(1);
    expect(await search({ search: 'dhl-00ä42' })).toEqual(['card']);
  });

  it('keeps tags and the versions of the note', async () => {
    const { orderId } = { orderId: ids.card };
    expect((await server.ok(routes.admin.setOrderTags, { orderId, tags: ['VIP', 'gift', 'VIP'] })).tags).toEqual([
      'VIP',
      'gift',
    ]);
    const changed = await server.ok(routes.admin.changeOrderTags, { orderId, add: ['call'], remove: ['gift', 'no'] });
    expect(changed.tags).toEqual(['VIP', 'call']);
    expect(await search({ tag: ['VIP', 'call'] })).toEqual(['card']);
    expect(await search({ tag: ['VIP', 'gift'] })).toEqual([]);
    const many = Array.from({ length: 49 }, (_, at) => `tag-${at}`);
    for (const [change, field] of [
      [{ add: ['VIP'], remove: ['VIP'] }, 'add.0'],
      [{ add: many }, 'add'],
      [{ add: [' space'] }, 'add.0'],
    ] as const)
      expect((await server.call(routes.admin.changeOrderTags, { orderId, ...change } as never)).problem).toMatchObject({
        code: 'invalid_request',
        field,
      });
    for (const text of ['Called', 'Called', 'Called twice', ''])
      await server.ok(routes.admin.setInternalNote, { orderId, text });
    const { items } = await server.ok(routes.admin.listInternalNotes, { orderId });
    expect(items.map(({ text }) => text)).toEqual(['', 'Called twice', 'Called']);
    expect(items[0]).toMatchObject({ actor: { kind: 'merchant', id: expect.stringMatching(/^sk_/) } });
    const order = await server.ok(routes.admin.getOrder, { orderId });
    expect(order).toMatchObject({ tags: ['VIP', 'call'], internalNote: items[0], note: '' });
  });

  it('names the field of a bad request', async () => {
    for (const [wanted, field] of [
      [{ totalMin: 1 }, 'currency'],
      [{ sort: 'total_asc' }, 'currency'],
      [{ sort: 'total' }, 'sort'],
      [{ createdFrom: 'yesterday' }, 'createdFrom'],
      [{ status: ['lost'] }, 'status.0'],
      [{ email: 'ada@example.com', emial: 'x' }, 'emial'],
    ] as const)
      expect((await server.call(routes.admin.searchOrders, wanted as never)).problem).toMatchObject({
        code: 'invalid_request',
        field,
      });
    // In a URL they would get into logs.
    for (const name of ['email', 'search']) {
      const headers = { Authorization: `Bearer ${server.secretKey}` };
      const response = await server.app.request(`http://shop.test/v1/admin/orders?${name}=ada`, { headers });
      expect(await response.json()).toMatchObject({ code: 'invalid_request', field: name });
    }
  });

  it('is read from an index, from where the page before ended', async () => {
    await copyOrder(server, ids.transfer, 1500);
    const sorts: OrderSort[] = ['created_desc', 'created_asc', 'number_desc', 'number_asc', 'total_desc', 'total_asc'];
    for (const sort of sorts) {
      const wanted: OrderSearch = { sort, limit: 90, ...(sort.startsWith('total') && { currency: 'USD' as const }) };
      const keys: (string | number)[] = [];
      const seen = new Set<string>();
      let cursor: string | null = null;
      for (let page = 0; page < 4; page += 1) {
        const { items, nextCursor }: { items: { id: string; number: string }[]; nextCursor: string | null } =
          await server.ok(routes.admin.searchOrders, { ...wanted, ...(cursor !== null && { cursor }) });
        for (const { id } of items) seen.add(id);
        keys.push(...items.map(({ number }) => Number(number)));
        cursor = nextCursor;
      }
      expect(seen.size).toBe(360);
      // The copies are older, the smaller their number, and cost more.
      const rising = keys.filter((key, at) => at > 0 && key > keys[at - 1]!).length;
      expect(rising < 5 ? 'falling' : 'rising', sort).toBe(
        /(created|number)_desc|total_asc/.test(sort) ? 'falling' : 'rising',
      );
      const statement = orderPageStatement(server.db, server.storeId, { ...wanted, cursor: cursor! });
      if (statement === 'none' || !('getSQL' in statement)) throw new Error('There is no statement.');
      const { rows } = (await server.db.execute(sql`explain ${statement}`)) as { rows: Record<string, string>[] };
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/Index Cond: .*(ROW\(|number [<>])/);
      expect(plan).not.toContain('Sort');
    }
  });
});

/** Copies an order: each copy has the next number, is a minute older than the one after it, and costs less. */
async function copyOrder(server: TestServer, orderId: string, count: number): Promise<void> {
  const [row] = await server.db.select().from(orders).where(eq(orders.id, orderId));
  await server.db.insert(orders).values(
    Array.from({ length: count }, (_, at) => ({
      ...row!,
      id: `ord_copy${String(at).padStart(5, '0')}`,
      number: 5000 + at,
      checkoutId: `copy-${at}`,
      placedAt: new Date(row!.placedAt.getTime() - (count - at) * 60_000),
      total: row!.total + 1 + count - at,
    })),
  );
  await server.db.execute(sql`analyze orders`);
}
