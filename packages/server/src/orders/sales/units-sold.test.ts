import { bestSellingDays, dayMs, minuteMs, routes, type RouteInput } from '@smallshop/contract';
import { eq, fillPlaceholders, sql, type Query } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '../../sale/records/order.tables.ts';
import { productListStatement } from '../../catalog/product/product-list.repo.ts';
import { recordStatements } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { createTestOrder, lineOf, seenByMerchant } from '../fulfillment/order-flow.harness.ts';
import { salesCounts } from './sales.tables.ts';
import { countUnitsSold, unitsIntervalMs } from './count-units-sold.ts';

const region = { country: 'DE', language: 'en' };
const { listProducts } = routes.catalog;

describe.each(testDatabases)('the order by best selling, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database, deps: { payments: ['test', 'bank_transfer', 'cash_on_delivery'] } });
  });
  afterAll(() => server.close());

  const list = async (input: RouteInput<typeof listProducts>) =>
    (await server.ok(listProducts, { ...region, limit: 100, ...input })).items.map(({ handle }) => handle);
  const bestSelling = () => list({ sort: 'best_selling' });
  /** Counts as the job does an hour later. */
  const count = async () => {
    server.advance(unitsIntervalMs);
    expect(await countUnitsSold(server.db, server.deps.now())).toBe(1);
  };
  /** The products in this order, and then the others in the merchant's. */
  const first = async (...handles: string[]) => {
    const others = (await list({})).filter((handle) => !handles.includes(handle));
    return [...handles, ...others];
  };

  it('follows the units of paid orders, without what was refunded or is 90 days old', async () => {
    const merchants = await list({});
    expect(await bestSelling()).toEqual(merchants);
    const { id: paid } = await createTestOrder(server);
    const { id: unpaid } = await createTestOrder(server, 'bank_transfer');
    await count();
    expect(await bestSelling()).toEqual(await first('oak-tray', 'candle'));
    // An order that is not paid yet could make a product seem wanted for nothing.
    await server.db.update(orders).set({ status: 'cancelled' }).where(eq(orders.id, unpaid));
    const before = await server.call(listProducts, { ...region, sort: 'best_selling' });
    const line = lineOf(await seenByMerchant(server, paid), 'OAK-TRAY');
    await server.ok(routes.admin.refundOrder, {
      orderId: paid,
      refundId: 'two-trays',
      lines: [{ lineId: line, quantity: 2 }],
      restock: true,
    });
    await count();
    expect(await bestSelling()).toEqual(await first('candle', 'oak-tray'));
    const after = await server.call(listProducts, { ...region, sort: 'best_selling' });
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));

    // The same order in a collection and in a search, which have keys of their own.
    const inCollection = await list({ collection: 'everyday' });
    const top = ['candle', 'oak-tray'].filter((handle) => inCollection.includes(handle));
    expect(top.length).toBeGreaterThan(0);
    expect((await list({ collection: 'everyday', sort: 'best_selling' })).slice(0, top.length)).toEqual(top);
    expect(await list({ search: 'tray', sort: 'best_selling' })).toContain('oak-tray');

    await server.db.execute(sql`update orders set placed_at = placed_at - ${bestSellingDays} * interval '1 day'
      where id = ${paid}`);
    await count();
    expect(await bestSelling()).toEqual(merchants);
    await server.db.execute(sql`update orders set placed_at = placed_at + interval '1 day' where id = ${paid}`);
    await count();
    expect(await bestSelling()).toEqual(await first('candle', 'oak-tray'));
    server.advance(dayMs);
    await count();
    expect(await bestSelling()).toEqual(merchants);
  });

  it('is counted once an hour, however many processes there are, and costs one statement otherwise', async () => {
    server.advance(unitsIntervalMs);
    const now = server.deps.now();
    await Promise.all([countUnitsSold(server.db, now), countUnitsSold(server.db, now)]);
    expect(await server.db.select({ countedAt: salesCounts.countedAt }).from(salesCounts)).toEqual([
      { countedAt: now },
    ]);
    const recorder = recordStatements();
    try {
      expect((await recorder.during(() => countUnitsSold(server.db, now))).statements).toHaveLength(1);
    } finally {
      recorder.close();
    }
  });

  it('is kept by a product that gets a price in another currency', async () => {
    await server.db.execute(sql`update product_listings set units_sold = 7
      where product_id = (select id from products where handle = 'candle')`);
    await server.db.execute(sql`insert into variant_prices (variant_id, currency, amount)
      select id, 'CHF', 500 from variants where sku = 'CANDLE'`);
    const { rows } = (await server.db.execute(sql`select distinct units_sold as units from product_listings
      where product_id = (select id from products where handle = 'candle')`)) as unknown as { rows: object[] };
    expect(rows).toEqual([{ units: 7 }]);
    await server.db.execute(sql`delete from variant_prices where currency = 'CHF'`);
  });

  it('is counted in batches, between which products are changed and orders are placed', async () => {
    await server.db.execute(sql`insert into products (id, store_id, handle, title, description_html, summary, vendor,
        product_type, tags, options, published, position, source_hash)
      select 'many' || nth, store_id, 'many' || nth, title, description_html, summary, vendor, product_type, tags,
        options, true, 5000 + nth, '' from products cross join generate_series(1, 1100) nth where handle = 'candle'`);
    await server.db.execute(sql`insert into product_listings (product_id, currency, store_id, price, available,
        published, position, created_micros, units_sold)
      select id, 'EUR', store_id, 1, true, true, position, 0, 3 from products where handle like 'many%'`);
    const left = async () =>
      (
        (await server.db.execute(sql`select count(*)::int as n from product_listings
        where product_id like 'many%' and units_sold > 0`)) as unknown as { rows: { n: number }[] }
      ).rows[0]!.n;
    const batches: number[] = [];
    const transaction: typeof server.db.transaction = async (work, config) => {
      const result = await server.db.transaction(work, config);
      batches.push(await left());
      if (batches.length > 1) return result;
      // These would wait for the whole count, if it held the store's prices.
      await createTestOrder(server);
      await server.ok(routes.product.update, { productId: 'candle', vendor: 'Changed' });
      return result;
    };
    server.advance(unitsIntervalMs);
    const db = Object.assign(Object.create(server.db) as typeof server.db, { transaction });
    await countUnitsSold(db, server.deps.now());
    expect(batches.length).toBeGreaterThan(2);
    expect(batches).toEqual(batches.toSorted((one, other) => other - one));
    expect(batches.at(-1)).toBe(0);
    const sold = async () => (await bestSelling()).slice(0, 2);
    expect(await sold()).not.toContain('candle');
    await count();
    expect(await sold()).toEqual(['oak-tray', 'candle']);
    // A count that fails is due again.
    server.advance(unitsIntervalMs);
    await server.db.execute(sql`update product_listings set units_sold = 9 where product_id = 'many7'`);
    const failing = Object.assign(Object.create(server.db) as typeof server.db, {
      transaction: () => Promise.reject(new Error('the database restarts')),
    });
    await expect(countUnitsSold(failing, server.deps.now())).rejects.toThrow('restarts');
    expect(await left()).toBe(1);
    expect(await countUnitsSold(server.db, server.deps.now())).toBe(1);
    expect(await left()).toBe(0);
    // One whose process was killed is due again after five minutes.
    server.advance(unitsIntervalMs);
    await server.db.execute(sql`update product_listings set units_sold = 9 where product_id = 'many7'`);
    const killed = Object.assign(Object.create(failing) as typeof server.db, {
      delete: () => {
        throw new Error('killed');
      },
    });
    await expect(countUnitsSold(killed, server.deps.now())).rejects.toThrow('killed');
    expect(await countUnitsSold(server.db, server.deps.now())).toBe(0);
    server.advance(5 * minuteMs);
    expect(await countUnitsSold(server.db, server.deps.now())).toBe(1);
    expect(await left()).toBe(0);
    await server.db.execute(sql`delete from products where handle like 'many%'`);
  });

  it('is read from an index, from where the page before ended', async () => {
    await server.db.execute(sql`insert into products (id, store_id, handle, title, description_html, summary, vendor,
        product_type, tags, options, published, position, source_hash)
      select 'copy' || nth, store_id, 'copy' || nth, title, description_html, summary, vendor, product_type, tags,
        options, true, 100 + nth, '' from products cross join generate_series(1, 2000) nth where handle = 'candle'`);
    await server.db.execute(sql`insert into product_listings (product_id, currency, store_id, price, available,
        published, position, created_micros, units_sold)
      select id, 'EUR', store_id, 1, true, true, position, 0, position % 7 from products where handle like 'copy%'`);
    await server.db.execute(sql`analyze product_listings, products`);
    for (const after of [null, { order: 'best_selling', key: 4 * 2 ** 32 - 900, id: 'copy800' }]) {
      const { statement, values } = productListStatement(server.db, {
        ...{ storeId: server.storeId, currency: 'EUR', languages: ['en'], availableOnly: false, limit: 24, after },
        ...{ sort: 'best_selling', now: server.deps.now() },
      });
      const { sql: text, params } = statement.getQuery() as Query;
      const given = fillPlaceholders(params, values);
      const literal = text.replace(/\$(\d+)/g, (_, nth: string) => `'${String(given[Number(nth) - 1])}'`);
      const { rows } = (await server.db.execute(sql.raw(`explain ${literal}`))) as unknown as {
        rows: Record<string, string>[];
      };
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('product_listings_best_selling');
      // The next pre-order is sorted too: there are few.
      expect(plan).not.toMatch(/Sort Key: .*units_sold/);
      if (after) expect(plan).toMatch(/Index Cond: .*<< 32.* <= /);
    }
  });
});
