import { routes } from '@smallshop/contract';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { productListings, products, variants } from '../catalog.tables.ts';

describe.each(testDatabases)('the availability in lists, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  }, 60_000);
  afterAll(() => server.close());

  const pots = ['TEAPOT-C-S', 'TEAPOT-C-L', 'TEAPOT-I-S', 'TEAPOT-I-L'];
  const setStock = (skus: string[], stock: number, db = server.db) =>
    db.update(variants).set({ stock }).where(inArray(variants.sku, skus));
  const available = async (handle: string) => {
    const rows = await server.db
      .select({ available: productListings.available })
      .from(productListings)
      .innerJoin(products, eq(products.id, productListings.productId))
      .where(and(eq(products.handle, handle), eq(products.storeId, server.storeId)));
    return [...new Set(rows.map((row) => row.available))];
  };

  it('is that of the variants after each change of stock', async () => {
    expect(await available('celadon-teapot')).toEqual([true]);
    await setStock(pots, 0);
    expect(await available('celadon-teapot')).toEqual([false]);
    const { items } = await server.ok(routes.catalog.listProducts, { country: 'US', available: true, limit: 100 });
    expect(items.map(({ handle }) => handle)).not.toContain('celadon-teapot');
    await server.db.update(variants).set({ sellWhenOut: true }).where(eq(variants.sku, pots[0]!));
    expect(await available('celadon-teapot')).toEqual([true]);
    await server.db.update(variants).set({ sellWhenOut: false }).where(eq(variants.sku, pots[0]!));
    expect(await available('celadon-teapot')).toEqual([false]);
    await setStock(pots.slice(3), 1);
    expect(await available('celadon-teapot')).toEqual([true]);
  });

  // PGlite has one connection.
  if (database === 'pglite') return;

  it('is right after two transactions that sell the last items of two products at the same time', async () => {
    for (const [first, second] of [
      [
        [pots[0]!, 'TEA-TOWEL'],
        ['TEA-CUP', pots[1]!],
      ],
      [
        ['TEA-TOWEL', pots[0]!],
        [pots[1]!, 'TEA-CUP'],
      ],
    ] as const) {
      await setStock(pots, 0);
      await setStock([pots[0]!, pots[1]!, 'TEA-TOWEL', 'TEA-CUP'], 1);
      expect(await available('celadon-teapot')).toEqual([true]);
      // Each has changed its first variant before the other changes its second, and both commit together.
      const meet = meeting(2);
      await Promise.all(
        [first, second].map((skus) =>
          server.db.transaction(async (tx) => {
            for (const sku of skus) {
              await setStock([sku], 0, tx as unknown as typeof server.db);
              await meet();
            }
          }),
        ),
      );
      expect([await available('celadon-teapot'), await available('tea-towel'), await available('tea-cup')]).toEqual([
        [false],
        [false],
        [false],
      ]);
    }
  });
});

/** Returns a function that waits until it was called as often as there are parties, again and again. */
function meeting(parties: number): () => Promise<void> {
  let waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length < parties) return;
      for (const go of waiting) go();
      waiting = [];
    });
}
