import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../../test-support/count-statements.ts';
import type { Database } from '../../platform/database/client.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { deleteCatalogChanges } from './product-index.repo.ts';
import type { ProductIndex } from './product-index.ts';
import { productIndexOf, warmProductIndexes } from './product-indexes.ts';

/** The same database, of which this process has not read anything yet. */
const openCopy = (db: Database): Database => Object.create(db) as Database;

describe.each(testDatabases)('the index of products, on %s,', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  let cup: string;
  beforeAll(async () => {
    server = await createTestServer({ database });
    const { rows } = (await server.db.execute(sql`select id from products where handle = 'tea-cup'`)) as unknown as {
      rows: { id: string }[];
    };
    cup = rows[0]!.id;
  }, 60_000);
  afterAll(() => server.close());

  const index = () => productIndexOf(server.db, server.storeId);
  /** Reads something of the cup, by its slot. */
  const ofIndexed = async <T>(read: (index: ProductIndex, slot: number) => T): Promise<T> => {
    const current = await index();
    return read(current, current.slotOf(cup)!);
  };
  const isVisible = (day: string) => ofIndexed((read, slot) => read.isVisible(slot, Date.parse(day)));
  const ofCup = sql`(select id from variants where product_id = (select id from products where handle = 'tea-cup'))`;

  const changes: [string, SQL, () => Promise<unknown>, unknown][] = [
    [
      'a price',
      sql`update variant_prices set amount = 1 where currency = 'USD' and variant_id in ${ofCup}`,
      () => ofIndexed((read, slot) => read.offersIn('USD')?.price(slot)),
      1,
    ],
    [
      'the last item sold',
      sql`update variants set stock = 0, sell_when_out = false where id in ${ofCup}`,
      () => ofIndexed((read, slot) => read.offersIn('USD')?.isAvailable(slot, Date.now())),
      false,
    ],
    [
      'its position',
      sql`update products set position = 77 where handle = 'tea-cup'`,
      () => ofIndexed((read, slot) => read.positions.get(slot)),
      77,
    ],
    [
      'a publication window',
      sql`update products set published_from = '2030-01-01T00:00:00Z' where handle = 'tea-cup'`,
      async () => [await isVisible('2029-12-31T23:59:59Z'), await isVisible('2030-01-01T00:00:00Z')],
      [false, true],
    ],
    [
      'publication',
      sql`update products set published = false where handle = 'tea-cup'`,
      () => isVisible('2031-01-01T00:00:00Z'),
      false,
    ],
    [
      'a tag',
      sql`update product_search set facets = facets || array['tag:seen']
        where product_id = (select id from products where handle = 'tea-cup')`,
      () => ofIndexed((read, slot) => read.keys.listOf(slot).includes(read.facetKeys.find('tag:seen') ?? -1)),
      true,
    ],
    [
      'its place in a collection',
      sql`update collection_products set position = 55
        where product_id = (select id from products where handle = 'tea-cup')`,
      () => ofIndexed((read, slot) => new Set(read.membershipPositions.listOf(slot))),
      new Set([55]),
    ],
    [
      'a collection that it leaves',
      sql`delete from collection_products where product_id = (select id from products where handle = 'tea-cup')`,
      () => ofIndexed((read, slot) => read.memberships.listOf(slot)),
      [],
    ],
    [
      'the title of a collection',
      sql`update collections set title = '{"en": "Renamed"}' where position = 0`,
      async () => (await index()).collections[0]?.title,
      { en: 'Renamed' },
    ],
    [
      'a currency that it is no longer sold in',
      sql`delete from variant_prices where currency = 'USD' and variant_id in ${ofCup}`,
      () => ofIndexed((read, slot) => read.offersIn('USD')?.has(slot)),
      false,
    ],
    [
      'its deletion',
      sql`delete from products where handle = 'tea-cup'`,
      async () => (await index()).slotOf(cup),
      undefined,
    ],
  ];

  it.each(changes)('knows %s at once', async (_, change, read, expected) => {
    expect(await read()).not.toEqual(expected);
    await server.db.execute(change);
    expect(await read()).toEqual(expected);
  });

  it('reads only what has changed, and nothing of another store', async () => {
    await index();
    const recorder = recordStatements();
    const readBy = async () => (await recorder.during(index)).statements.length;
    try {
      expect(await readBy()).toBe(1);
      await server.db.execute(sql`update products set position = position + 1 where handle = 'oak-tray'`);
      expect(await readBy()).toBe(2);
      expect(await readBy()).toBe(1);
      const { statements } = await recorder.during(() => Promise.all([index(), index(), index(), index()]));
      expect(statements).toHaveLength(2);
    } finally {
      recorder.close();
    }
    expect((await productIndexOf(server.db, 'another')).size).toBe(0);
  });

  it('is read at the start for a store with many products', async () => {
    const copy = openCopy(server.db);
    const recorder = recordStatements();
    const readBy = async () =>
      (await recorder.during(() => productIndexOf(copy, server.storeId))).statements.filter((text) =>
        /"products"/.test(text),
      ).length;
    try {
      await warmProductIndexes(copy, 2);
      expect(await readBy()).toBe(0);
    } finally {
      recorder.close();
    }
  });

  it('keeps the changes of a day', async () => {
    await server.db.execute(sql`update products set position = position + 1`);
    await deleteCatalogChanges(server.db);
    const count = async () =>
      (
        (await server.db.execute(sql`select count(*)::integer as n from catalog_changes`)) as unknown as {
          rows: { n: number }[];
        }
      ).rows[0]!.n;
    expect(await count()).toBeGreaterThan(0);
    await server.db.execute(sql`update catalog_changes set changed_at = now() - interval '25 hours'`);
    await deleteCatalogChanges(server.db);
    expect(await count()).toBe(0);
  });

  it.skipIf(database === 'pglite')('knows the changes of transactions that end in another order', async () => {
    const all = await index();
    const ids: (string | undefined)[] = [];
    all.eachSlot((slot) => ids.push(all.idOf(slot)));
    const [first, second] = ids;
    const position = async (id: string | undefined) => {
      const current = await index();
      return current.positions.get(current.slotOf(id!)!);
    };
    const move = (id: string | undefined, to: number) => sql`update products set position = ${to} where id = ${id!}`;
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const { promise: hasBegun, resolve: begun } = Promise.withResolvers<void>();
    const slow = server.db.transaction(async (tx) => {
      await tx.execute(move(first, 901));
      begun();
      await mayEnd;
    });
    await hasBegun;
    await server.db.execute(move(second, 902));
    const early = [await position(first), await position(second)];
    end();
    await slow;
    expect(early[0]).not.toBe(901);
    expect(early[1]).toBe(902);
    expect([await position(first), await position(second)]).toEqual([901, 902]);
  });
});
