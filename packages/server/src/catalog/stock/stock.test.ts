import { routes } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '../catalog.tables.ts';
import { createReadyCheckout, cards, stockOf } from '../../sale/checkout/shopper.harness.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { reservations, stockAdjustments, stockLevels } from './stock.tables.ts';

describe.each(testDatabases)('the stock, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    await server.ok(routes.admin.saveLocation, { locationId: 'ningbo', name: 'Ningbo', priority: 5 });
  });
  afterAll(() => server.close());

  const set = (sku: string, stock: number, locationId?: string) =>
    server.ok(routes.admin.setStock, { sku, stock, ...(locationId && { locationId }) });
  const levels = async (sku: string) =>
    Object.fromEntries(
      (await server.ok(routes.admin.getStock, { sku })).levels.map(({ locationId, quantity }) => [
        locationId,
        quantity,
      ]),
    );

  it('is the sum of what lies at all locations', async () => {
    await set('SOAP', 2, 'main');
    expect((await set('SOAP', 5, 'ningbo')).stock).toBe(7);
    expect(
      (await server.ok(routes.admin.adjustStock, { sku: 'SOAP', delta: -1, reason: 'damaged', locationId: 'ningbo' }))
        .stock,
    ).toBe(6);
    expect((await set('SOAP', 1)).levels).toEqual([
      { locationId: 'main', quantity: 0 },
      { locationId: 'ningbo', quantity: 1 },
    ]);
  });

  it('is taken from the first location first, and put back where it came from', async () => {
    await set('CANDLE', 2, 'main');
    await set('CANDLE', 5, 'ningbo');
    const shopper = await createReadyCheckout(server, [{ sku: 'CANDLE', quantity: 3 }]);
    const waiting = await shopper.pay(await shopper.card(cards.confirm));
    expect(waiting.body?.payment?.status).toBe('requires_action');
    expect(await levels('CANDLE')).toEqual({ main: 0, ningbo: 4 });
    expect(
      (await server.db.select().from(reservations)).map(({ locationId, quantity }) => [locationId, quantity]).sort(),
    ).toEqual([
      ['main', 2],
      ['ningbo', 1],
    ]);
    await server.ok(
      routes.payment.confirmTestPayment,
      { paymentId: waiting.body!.payment!.action!.paymentId, outcome: 'refuse' },
      shopper.with,
    );
    await shopper.pay();
    expect(await levels('CANDLE')).toEqual({ main: 2, ningbo: 5 });
    expect(await server.db.select().from(reservations)).toEqual([]);
  });

  it('at a location that is closed is not sold', async () => {
    await set('INCENSE', 1, 'main');
    await set('INCENSE', 9, 'ningbo');
    await server.ok(routes.admin.saveLocation, { locationId: 'ningbo', name: 'Ningbo', active: false });
    expect(await stockOf(server, 'INCENSE')).toBe(1);
    expect(
      (await server.call(routes.admin.saveLocation, { locationId: 'main', name: 'Main', active: false })).problem,
    ).toMatchObject({ field: 'active' });
    await server.ok(routes.admin.saveLocation, { locationId: 'ningbo', name: 'Ningbo', active: true });
    expect(await stockOf(server, 'INCENSE')).toBe(10);
  });

  it('is owed where a variant is sold before it comes', async () => {
    await server.ok(routes.admin.setStock, { sku: 'SILK-SCARF', stock: 1, sellWhenOut: true });
    const shopper = await createReadyCheckout(server, [{ sku: 'SILK-SCARF', quantity: 3 }]);
    const { lines, messages } = await shopper.cart();
    expect(messages).toContainEqual({
      type: 'info',
      code: 'on_backorder',
      path: `lines.${lines[0]!.id}`,
      severity: 'recoverable',
    });
    expect((await shopper.checkout()).status).toBe('ready_for_complete');
    expect((await shopper.pay(await shopper.card())).body?.status).toBe('completed');
    expect(await server.ok(routes.admin.getStock, { sku: 'SILK-SCARF' })).toMatchObject({
      stock: -2,
      sellWhenOut: true,
    });
    expect(
      (
        await server.ok(routes.admin.adjustStock, {
          sku: 'SILK-SCARF',
          delta: 5,
          reason: 'received',
          reference: 'PO 7',
        })
      ).stock,
    ).toBe(3);
  });

  it('is set in many rows as it is set in many requests', async () => {
    await server.ok(routes.admin.saveLocation, { locationId: 'shut', name: 'Shut', active: false });
    const pair = ['CANDLE', 'INCENSE'] as const;
    for (const sku of pair)
      for (const [at, quantity] of [
        ['main', 2],
        ['ningbo', 5],
        ['shut', 4],
      ] as const)
        await set(sku, quantity, at);
    const rows: { stock: number; locationId?: string; sellWhenOut?: boolean }[] = [
      ...[{ stock: 9 }, { stock: 1, locationId: 'ningbo' }, { stock: 30 }, { stock: 4, locationId: 'shut' }],
      ...[
        { stock: 3, sellWhenOut: true },
        { stock: 0 },
        { stock: 7, locationId: 'mars' },
        { stock: 6, locationId: 'shut' },
      ],
      ...[{ stock: 0, locationId: 'main' }, { stock: 2 }, { stock: 2, locationId: 'ningbo' }],
    ];
    for (const row of rows) await server.call(routes.admin.setStock, { sku: 'CANDLE', ...row });
    const report = await server.ok(routes.bulk.setStock, {
      items: rows.flatMap((row, nth) => [
        { sku: 'INCENSE', ...row },
        { sku: nth === 5 ? 'NO-SUCH' : 'SOAP', stock: nth },
      ]),
    });
    expect(report.items.filter(({ status }) => status === 'refused').map(({ code }) => code)).toEqual([
      'variant_not_found',
      'location_not_found',
    ]);
    const [one, many] = await Promise.all(
      pair.map(async (sku) => {
        const { sku: _sku, ...stock } = await server.ok(routes.admin.getStock, { sku });
        const log = await server.ok(routes.admin.listStockAdjustments, { sku, limit: 9 });
        return {
          stock,
          log: log.items.map(({ locationId, delta, quantity, reason }) => [locationId, delta, quantity, reason]),
        };
      }),
    );
    expect(many).toEqual(one);
    expect(one).toMatchObject({ stock: { stock: 4, sellWhenOut: true } });
    expect(await stockOf(server, 'SOAP')).toBe(10);
  });

  it('lists every change, newest first, with its reason and who made it', async () => {
    const page = await server.ok(routes.admin.listStockAdjustments, { sku: 'SILK-SCARF', limit: 2 });
    expect(page.items).toMatchObject([
      { delta: 5, quantity: 3, reason: 'received', reference: 'PO 7', actor: { kind: 'merchant' } },
      { delta: -3, quantity: -2, reason: 'reserved', actor: { kind: 'system' } },
    ]);
    const rest = await server.ok(routes.admin.listStockAdjustments, { sku: 'SILK-SCARF', cursor: page.nextCursor! });
    expect(rest.items.at(-1)).toMatchObject({ delta: 1, reason: 'set' });
  });

  it('refuses invalid input', async () => {
    expect(
      (await server.call(routes.admin.setStock, { sku: 'SOAP', stock: 1, locationId: 'mars' })).problem,
    ).toMatchObject({ code: 'location_not_found', field: 'locationId' });
    expect(
      (await server.call(routes.admin.adjustStock, { sku: 'SOAP', delta: -99, reason: 'damaged' })).problem,
    ).toMatchObject({ code: 'out_of_stock', field: 'delta' });
    expect((await server.call(routes.admin.saveLocation, { locationId: 'Not Good', name: 'x' })).problem?.field).toBe(
      'locationId',
    );
    expect((await server.call(routes.admin.getStock, { sku: 'NONE' })).problem?.code).toBe('variant_not_found');
    expect((await server.call(routes.admin.listStockAdjustments, { sku: 'NONE' })).problem?.code).toBe(
      'variant_not_found',
    );
    expect((await server.call(routes.admin.listStockAdjustments, { sku: 'SOAP', cursor: 'x' })).problem?.field).toBe(
      'cursor',
    );
  });

  it('adds up: the log sums to every level, and the levels to what is sold, after a rush', async () => {
    await set('TEA-CUP', 3, 'main');
    await set('TEA-CUP', 4, 'ningbo');
    const shoppers = await Promise.all(
      Array.from({ length: 10 }, () => createReadyCheckout(server, [{ sku: 'TEA-CUP', quantity: 1 }])),
    );
    const kinds = [cards.good, cards.declined];
    const changes = [1, 2, 3].map((delta) =>
      server.call(routes.admin.adjustStock, { sku: 'TEA-CUP', delta, reason: 'received' }),
    );
    const sales = shoppers.map(async (shopper, index) => shopper.pay(await shopper.card(kinds[index % 2])));
    const [replies] = await Promise.all([Promise.all(sales), Promise.all(changes)]);
    const sold = replies.filter(({ body }) => body?.status === 'completed').length;
    expect(await stockOf(server, 'TEA-CUP')).toBe(13 - sold);
    const off = await server.db.select({ variantId: stockLevels.variantId }).from(stockLevels)
      .where(sql`${stockLevels.quantity} <> (select sum(${stockAdjustments.delta}) from ${stockAdjustments}
        where ${stockAdjustments.variantId} = ${stockLevels.variantId}
          and ${stockAdjustments.locationId} = ${stockLevels.locationId})`);
    expect(off).toEqual([]);
    const [sum] = await server.db
      .select({ n: sql<number>`sum(${stockLevels.quantity})::int` })
      .from(stockLevels)
      .innerJoin(variants, eq(variants.id, stockLevels.variantId))
      .where(eq(variants.sku, 'TEA-CUP'));
    expect(sum!.n).toBe(await stockOf(server, 'TEA-CUP'));
  }, 60_000);
});
