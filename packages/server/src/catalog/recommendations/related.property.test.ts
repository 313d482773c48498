import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../platform/database/client.ts';
import { openTestDatabase, runsOn, testDatabases } from '../../test-support/test-database.ts';
import { fillSearch } from '../search/fill-search.ts';
import { findRelated, relatedStatement } from './related.repo.ts';

const now = new Date('2026-11-30');
const some = (...values: string[]) => fc.subarray(values);
const anyProduct = fc.record({
  vendor: fc.constantFrom('', 'A', 'B'),
  type: fc.constantFrom('', 'X', 'Y'),
  tags: some('s', 't', 'u:v'),
  colours: some('Red', 'Blue'),
  collections: some('c', 'd'),
  published: fc.boolean(),
  hasWindow: fc.boolean(),
  available: fc.boolean(),
  hasPrice: fc.boolean(),
  position: fc.integer({ min: 0, max: 2 }),
});
type AnyProduct = typeof anyProduct extends fc.Arbitrary<infer P> ? P : never;

const points: Record<string, number> = { collection: 3, type: 3, tag: 2, vendor: 1, option: 0.5 };
const keysOf = ({ vendor, type, tags, colours, collections }: AnyProduct): string[] => [
  ...(vendor ? [`vendor:${vendor}`] : []),
  ...(type ? [`type:${type}`] : []),
  ...tags.map((tag) => `tag:${tag}`),
  ...colours.map((colour) => `option:Colour:${colour}`),
  ...collections.map((handle) => `collection:${handle}`),
];

/** The formula of docs/decisions/recommendations.md, product by product. */
function relate(list: readonly AnyProduct[], own: number, limit: number): { id: string; shared: string[] }[] {
  const sizeOf = (key: string) => list.filter((one) => keysOf(one).includes(key)).length;
  const worthOf = (key: string) => Math.round((points[key.split(':')[0]!]! * 1000) / Math.log2(sizeOf(key)));
  const ownKeys = keysOf(list[own]!);
  return list
    .map((one, at) => ({ ...one, id: `p${at}`, shared: keysOf(one).filter((key) => ownKeys.includes(key)) }))
    .filter(({ shared, published, hasWindow, hasPrice }, at) => {
      return at !== own && shared.length > 0 && published && !hasWindow && hasPrice;
    })
    .map(({ id, shared, available, position }) => ({
      ...{ id, available, position },
      score: shared.reduce((sum, key) => sum + worthOf(key), 0),
      shared: shared.toSorted((a, b) => worthOf(b) - worthOf(a) || (a < b ? -1 : 1)).slice(0, 5),
    }))
    .sort(
      (a, b) =>
        Number(b.available) - Number(a.available) ||
        b.score - a.score ||
        a.position - b.position ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ id, shared }) => ({ id, shared }));
}

describe.each(testDatabases)('related products, on %s', { timeout: 120_000 }, (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await database.db.execute(sql`
      insert into stores (id, name, languages, default_language, default_country, created_at)
      values ('s', 'S', '{en}', 'en', 'DE', now()), ('other', 'O', '{en}', 'en', 'DE', now())`);
  }, 60_000);
  afterAll(() => database.close());

  const find = async (productId: string, limit: number) =>
    (await findRelated(database.db, { storeId: 's', currency: 'EUR', productId, now, limit })).map(
      ({ id, shared }) => ({ id, shared }),
    );

  it('are those with the most in common, what few products have counting more', async () => {
    const { db } = database;
    await fc.assert(
      fc.asyncProperty(fc.array(anyProduct, { minLength: 1, maxLength: 7 }), async (list) => {
        await db.execute(sql`delete from products`);
        await db.execute(sql`delete from collections`);
        await db.execute(sql`insert into collections (id, store_id, handle, title, description_html, position)
          values ('c', 's', 'c', '{}', '{}', 0), ('d', 's', 'd', '{}', '{}', 1)`);
        for (const [at, one] of list.entries()) await insertProduct('s', `p${at}`, one);
        // The products of another store have the same, and are no part of it.
        await insertProduct('other', 'q', { ...list[0]!, published: true, hasPrice: true, collections: [] });
        await fillSearch(db);
        for (const [own] of list.entries()) expect(await find(`p${own}`, 3)).toEqual(relate(list, own, 3));
      }),
      { numRuns: runsOn(kind, 12) },
    );
  });

  it('are found in a large catalog without reading it', async () => {
    const { db } = database;
    await db.execute(sql`delete from products`);
    await db.execute(sql`insert into products (id, store_id, handle, title, description_html, summary, vendor,
        product_type, tags, options, published, position, source_hash)
      select 'n' || nth, 's', 'n' || nth, '{}', '{}', '{}', 'A', '', '{}', '[]', true, nth, ''
      from generate_series(1, 4000) nth`);
    await db.execute(sql`insert into product_search (product_id, store_id, document, ranked, facets)
      select id, store_id, '', '', array['store:s', 'vendor:A', 'tag:t' || position % 2000] from products`);
    await db.execute(sql`insert into product_listings (product_id, currency, store_id, price, available, published,
        position, created_micros)
      select id, 'EUR', store_id, 1, true, true, position, 0 from products`);
    await db.execute(sql`vacuum analyze product_search`);
    await db.execute(sql`analyze product_listings, products`);
    const query = { storeId: 's', currency: 'EUR', productId: 'n1500', now, limit: 3 };
    // The one with the same tag, then the first of all that have the same vendor.
    expect(await find('n1500', 3)).toEqual([
      { id: 'n3500', shared: ['tag:t1500', 'vendor:A'] },
      { id: 'n1', shared: ['vendor:A'] },
      { id: 'n2', shared: ['vendor:A'] },
    ]);
    const { rows } = (await db.execute(sql`explain ${relatedStatement(db, query)}`)) as unknown as {
      rows: Record<string, string>[];
    };
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('product_search_document');
    expect(plan).toContain('product_listings_best_selling');
    expect(plan).not.toMatch(/Seq Scan on (product_search|product_listings|products)\b/);
  });

  async function insertProduct(storeId: string, id: string, one: AnyProduct): Promise<void> {
    const { db } = database;
    const colours = one.colours.map((label) => ({ label: { en: label } }));
    await db.execute(sql`
      insert into products (id, store_id, handle, title, description_html, summary, vendor, product_type, tags, options,
        published, published_from, position, source_hash)
      values (${id}, ${storeId}, ${id}, '{}', '{}', '{}', ${one.vendor}, ${one.type}, ${sql.param(one.tags)}::text[],
        ${JSON.stringify(colours.length > 0 ? [{ name: { en: 'Colour' }, values: colours }] : [])}::jsonb,
        ${one.published}, ${one.hasWindow ? '2999-01-01' : null}::timestamptz, ${one.position}, '')`);
    for (const handle of one.collections)
      await db.execute(sql`insert into collection_products (collection_id, product_id, position)
        values (${handle}, ${id}, ${one.position})`);
    await db.execute(sql`
      insert into variants (id, store_id, product_id, sku, position, option_values, option_key, weight_grams, stock)
      values (${`${id}v`}, ${storeId}, ${id}, ${`${id}v`}, 0, '{}', '', 0, ${one.available ? 1 : 0})`);
    if (one.hasPrice)
      await db.execute(sql`insert into variant_prices (variant_id, currency, amount) values (${`${id}v`}, 'EUR', 1)`);
  }
});
