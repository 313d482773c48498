import { dayMs, recommendationLimits, routes, type RouteInput } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productPairs } from '../../catalog/recommendations/recommendation.tables.ts';
import { createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import { orderLines, orders } from '../../sale/records/order.tables.ts';
import { recordStatements } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { countPairs, pairsIntervalMs } from './count-pairs.ts';

const { listRecommendations, listProducts } = routes.catalog;
const region = { country: 'DE', language: 'en' };

describe.each(testDatabases)('recommendations, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  const recommend = async (input: Partial<RouteInput<typeof listRecommendations>> = {}) =>
    (await server.ok(listRecommendations, { handle: 'oak-tray', kind: 'bought_together', ...region, ...input })).items;
  /** Handles of the products that were bought together. */
  const together = async (handle: string) =>
    (await recommend({ handle })).flatMap(({ product, reason }) =>
      reason.kind === 'bought_together' ? [product.handle] : [],
    );
  const buy = async (email: string, ...skus: string[]) => {
    const shopper = await createReadyCheckout(
      server,
      skus.map((sku) => ({ sku, quantity: 1 })),
    );
    await server.ok(routes.checkout.update, { checkoutId: shopper.checkoutId, contact: { email } }, shopper.with);
    return (await shopper.pay(await shopper.card())).body!.order!.id;
  };
  /** Counts as the job does a day later. */
  const count = async () => {
    server.advance(pairsIntervalMs);
    expect(await countPairs(server.db, server.deps.now())).toBe(1);
  };

  it('name what is shared, in the shape of lists, and nothing else', async () => {
    const items = await recommend({ handle: 'tea-cup', kind: 'related' });
    expect(items.map(({ product }) => product.handle)).not.toContain('tea-cup');
    const listed = (await server.ok(listProducts, { ...region, limit: 100 })).items;
    for (const { product, reason } of items) {
      expect(product).toEqual(listed.find(({ id }) => id === product.id));
      expect(reason).toMatchObject({ kind: 'related', shared: expect.arrayContaining([expect.any(String)]) });
    }
    // A collection of two counts more than one of nine.
    expect(items[0]).toMatchObject({
      product: { handle: 'celadon-teapot' },
      reason: { kind: 'related', shared: expect.arrayContaining(['collection:tea']) },
    });
    const soldOut = items.findIndex(({ product }) => !product.available);
    expect(items.slice(soldOut).every(({ product }) => !product.available)).toBe(true);
    expect(await recommend({ limit: 1 })).toHaveLength(1);
  });

  it('are cached like lists, cost at most four statements, and say what is wrong', async () => {
    const input = { handle: 'oak-tray', kind: 'bought_together', ...region } as const;
    const recorder = recordStatements();
    const { result, statements } = await recorder.during(() => server.call(listRecommendations, input));
    recorder.close();
    expect(statements.filter((text) => text.includes('product')).length).toBeLessThanOrEqual(4);
    expect(result.headers.get('Cache-Control')).toBe('public, max-age=30, stale-while-revalidate=300');
    const again = await server.call(listRecommendations, input, {
      headers: { 'If-None-Match': `W/${result.headers.get('ETag')}` },
    });
    expect(again.status).toBe(304);
    const missing = await server.call(listRecommendations, { ...input, handle: 'no-such-thing' });
    expect(missing.problem).toMatchObject({ status: 404, code: 'product_not_found' });
    for (const [wrong, field] of [
      [{ limit: recommendationLimits.maxCount + 1 }, 'limit'],
      [{ limit: 0 }, 'limit'],
      [{ kind: 'similar' }, 'kind'],
    ] as const)
      expect((await server.call(listRecommendations, { ...input, ...wrong } as never)).problem).toMatchObject({
        code: 'invalid_request',
        field,
      });
  });

  it('name what two customers bought together, never the basket of one', async () => {
    const first = await buy('ada@example.com', 'OAK-TRAY', 'CANDLE', 'SOAP');
    await buy('ADA@example.com', 'OAK-TRAY', 'CANDLE', 'SOAP');
    await count();
    expect(await together('oak-tray')).toEqual([]);
    expect(await server.db.select().from(productPairs)).toEqual([]);
    const second = await buy('grace@example.com', 'OAK-TRAY', 'CANDLE');
    const third = await buy('mary@example.com', 'OAK-TRAY', 'CANDLE', 'SOAP');
    await count();
    expect(await together('oak-tray')).toEqual(['candle', expect.stringMatching(/^soap/)]);
    expect(await together('candle')).toContain('oak-tray');
    // Related products follow, none twice.
    const handles = (await recommend()).map(({ product }) => product.handle);
    expect(new Set(handles).size).toBe(handles.length);
    expect(handles).toHaveLength(Math.min(recommendationLimits.defaultCount, handles.length));
    expect((await recommend()).at(-1)!.reason.kind).toBe('related');
    expect((await recommend({ kind: 'related' })).every(({ reason }) => reason.kind === 'related')).toBe(true);

    // Refunded lines, cancelled orders and old ones do not count.
    await server.db.update(orderLines).set({ refunded: 1 }).where(eq(orderLines.sku, 'SOAP'));
    await server.db.update(orders).set({ status: 'refunded' }).where(eq(orders.id, second));
    await count();
    expect(await together('oak-tray')).toEqual(['candle']);
    const { orderDays } = recommendationLimits;
    await server.db.execute(sql`update orders set placed_at = placed_at - ${orderDays} * interval '1 day'
      where id = ${third}`);
    await count();
    expect(await together('oak-tray')).toEqual([]);
    await server.db.execute(sql`update orders set placed_at = placed_at + ${orderDays} * interval '1 day'
      where id = ${third}`);
    await count();
    expect(await together('oak-tray')).toEqual(['candle']);
    expect(first).not.toBe(third);
  });

  it('leave out what is not published now', async () => {
    expect(await together('oak-tray')).toEqual(['candle']);
    const until = new Date(server.deps.now().getTime() + dayMs / 2).toISOString();
    await server.db.execute(sql`update products set published_until = ${until} where handle = 'candle'`);
    const all = async () => (await recommend({ limit: 24 })).map(({ product }) => product.handle);
    expect(await all()).toContain('candle');
    server.advance(dayMs);
    expect(await all()).not.toContain('candle');
    await server.db.execute(sql`update products set published_until = null, published = false where handle = 'candle'`);
    expect(await all()).not.toContain('candle');
    await server.db.execute(sql`delete from products where handle = 'candle'`);
    expect(await server.db.select().from(productPairs)).toEqual([]);
  });
});
