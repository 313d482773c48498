import { productSortSchema, type ProductSort } from '@smallshop/contract';
import { sql, type SQL } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../platform/database/client.ts';
import { openTestDatabase, runsOn, testDatabases } from '../../test-support/test-database.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { findCollections } from './collection.repo.ts';
import { fillSearch } from '../search/fill-search.ts';
import { listProductRows, type ListedProduct, type ProductListQuery } from './product-list.repo.ts';
import { searchProducts } from './search-list.repo.ts';

/** Of a page. */
const limit = 2;
const currencies = ['USD', 'EUR', 'JPY'] as const;
const amount = fc.integer({ min: 1, max: 6 });
const anyPrices = fc.record({ USD: fc.option(amount), EUR: fc.option(amount), JPY: fc.option(amount) });
const anyVariant = fc.record({
  prices: anyPrices,
  stock: fc.option(fc.integer({ min: -1, max: 2 })),
  sellWhenOut: fc.boolean(),
});
const anyProduct = fc.record({
  published: fc.boolean(),
  position: fc.integer({ min: 0, max: 3 }),
  created: fc.integer({ min: 0, max: 3 }),
  title: fc.constantFrom('tea', 'cup', 'tea cup'),
  ranks: fc.option(fc.record({ en: fc.integer({ min: 0, max: 5 }), de: fc.integer({ min: 0, max: 5 }) })),
  inCollection: fc.boolean(),
  variants: fc.array(anyVariant, { maxLength: 3 }),
});
type AnyProduct = typeof anyProduct extends fc.Arbitrary<infer P> ? P : never;

/** A change that a merchant or an order makes, as SQL. `p` and `v` choose the product and the variant. */
const changes: Record<string, (p: number, v: number) => SQL> = {
  hide: (p) => sql`update products set published = not published where id = ${`p${p}`}`,
  move: (p, v) => sql`update products set position = ${v} where id = ${`p${p}`}`,
  price: (p, v) => sql`update variant_prices set amount = amount % 6 + 1 where variant_id = ${`p${p}v${v}`}`,
  unprice: (p, v) => sql`delete from variant_prices where variant_id = ${`p${p}v${v}`} and currency <> 'JPY'`,
  add: (p, v) => sql`insert into variant_prices (variant_id, currency, amount)
    select id, 'EUR', 2 from variants where id = ${`p${p}v${v}`} on conflict do nothing`,
  convert: () => sql`update variant_prices set amount = amount + 1 where currency = 'EUR'`,
  stock: (p, v) => sql`update variants set stock = 0, sell_when_out = false where id = ${`p${p}v${v}`}`,
  sold: (p, v) => sql`update product_listings set units_sold = ${v} where product_id = ${`p${p}`}`,
  variant: (p, v) => sql`delete from variants where id = ${`p${p}v${v}`}`,
  product: (p) => sql`delete from products where id = ${`p${p}`}`,
};
const anyChange = fc.record({
  kind: fc.constantFrom(...Object.keys(changes)),
  p: fc.integer({ min: 0, max: 5 }),
  v: fc.integer({ min: 0, max: 2 }),
});

const others: Pick<Choice, 'availableOnly' | 'search'>[] = [{}, { availableOnly: true }, { search: 'tea' }];

/** What a list is asked for. */
type Choice = Pick<ProductListQuery, 'currency' | 'collection'> & {
  sort: ProductSort;
  availableOnly?: boolean;
  search?: string;
};

/** Before some of the products are published. */
const now = new Date('2026-11-30');

describe.each(testDatabases)('lists of products, on %s', { timeout: 120_000 }, (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await database.db.execute(sql`
      insert into stores (id, name, languages, default_language, default_country, created_at)
      values ('s', 'S', '{en,de}', 'en', 'DE', now()), ('other', 'O', '{en}', 'en', 'DE', now())`);
  }, 60_000);
  afterAll(() => database.close());

  it('have the products, the order and the pages that the prices of the variants give', async () => {
    const { db } = database;
    const anyCatalogue = fc.array(anyProduct, { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyCatalogue, fc.array(anyChange, { maxLength: 6 }), async (list, done) => {
        await db.execute(sql`delete from products`);
        await db.execute(sql`delete from collections`);
        await insertCatalogue(list);
        for (const { kind: name, p, v } of done) await db.execute(changes[name]!(p, v));
        for (const currency of currencies)
          for (const sort of productSortSchema.options)
            for (const collection of [undefined, 'c'])
              for (const more of others)
                if (sort !== 'relevance' || more.search)
                  await compare({ sort, currency, ...(collection && { collection }), ...more });
      }),
      { numRuns: runsOn(kind, 10) },
    );
  });

  async function insertCatalogue(list: readonly AnyProduct[]): Promise<void> {
    const { db } = database;
    await db.execute(sql`insert into collections (id, store_id, handle, title, description_html, position)
      values ('c', 's', 'c', '{}', '{}', 0)`);
    for (const [at, one] of list.entries()) {
      const id = `p${at}`;
      await db.execute(sql`
        insert into products (id, store_id, handle, title, description_html, summary, vendor, product_type, tags,
          title_ranks, options, published, published_from, position, created_at, source_hash)
        values (${id}, 's', ${id}, ${JSON.stringify({ en: one.title })}::jsonb, '{}', '{}', '', '', '{}',
          ${JSON.stringify(one.ranks)}::jsonb,
          '[]', ${one.published}, ${at % 3 === 2 ? '2999-01-01' : null}::timestamptz, ${one.position},
          timestamptz '2026-01-01' + ${one.created} * interval '1 day', '')`);
      if (one.inCollection)
        await db.execute(sql`insert into collection_products (collection_id, product_id, position)
          values ('c', ${id}, ${(at * 3) % 4})`);
      for (const [v, variant] of one.variants.entries()) {
        await db.execute(sql`
          insert into variants (id, store_id, product_id, sku, position, option_values, option_key, weight_grams, stock,
            sell_when_out)
          values (${`${id}v${v}`}, 's', ${id}, ${`${id}v${v}`}, 0, '{}', ${String(v)}, 0, ${variant.stock},
            ${variant.sellWhenOut})`);
        for (const [currency, price] of Object.entries(variant.prices))
          if (price !== null)
            await db.execute(sql`insert into variant_prices (variant_id, currency, amount)
              values (${`${id}v${v}`}, ${currency}, ${price as number})`);
      }
    }
    await fillSearch(db);
  }

  async function listRows(choice: Choice, after: ProductListQuery['after']): Promise<ListedProduct[]> {
    const { db } = database;
    const { sort, search, ...rest } = choice;
    const query = { storeId: 's', languages: ['de', 'en'], availableOnly: false, limit, after, now, ...rest };
    if (sort === 'relevance' || search !== undefined)
      return searchProducts(db, { ...query, sort, search: search!, storeLanguages: ['en', 'de'] });
    return listProductRows(db, { ...query, sort });
  }

  async function compare(choice: Choice): Promise<void> {
    const { db } = database;
    const expected = await computeList(choice);
    const found: { id: string; key: number }[] = [];
    let after: ProductListQuery['after'] = null;
    do {
      const rows = await listRows(choice, after);
      const shown = rows.slice(0, limit).map(({ id, key }) => ({ id, key }));
      found.push(...shown);
      const last = shown.at(-1);
      after =
        rows.length > limit && last
          ? readCursor(writeCursor({ order: choice.sort, ...last }), choice.sort, 'bigint')
          : null;
    } while (after);
    expect(found, JSON.stringify(choice)).toEqual(expected);
    if (!choice.collection || choice.availableOnly || choice.search) return;
    const [collection] = await findCollections(db, {
      storeId: 's',
      currency: choice.currency,
      handle: 'c',
      limit: 1,
      now,
    });
    expect(collection!.productCount).toBe(expected.length);
  }

  /** The list as it was computed before there was a listing table: from all variants and prices, on each request. */
  async function computeList(choice: Choice): Promise<{ id: string; key: number }[]> {
    const key: Record<ProductSort, SQL> = {
      manual: choice.collection ? sql`collection_products.position` : sql`products.position`,
      title: sql`coalesce((products.title_ranks ->> 'de')::integer, 2147483647)`,
      price_asc: sql`offers.price`,
      price_desc: sql`offers.price`,
      newest: sql`(extract(epoch from products.created_at) * 1000000)::bigint`,
      best_selling: sql`((select max(units_sold) from product_listings where product_id = products.id)::bigint << 32)
        - products.position`,
      // In the title, and available.
      relevance: sql`((160 + case when available then 16 else 0 end)::bigint << 32) - products.position`,
    };
    const direction = ['price_desc', 'newest', 'best_selling', 'relevance'].includes(choice.sort)
      ? sql`desc`
      : sql`asc`;
    const { rows } = (await database.db.execute(sql`
      select products.id, ${key[choice.sort]} as key from products
      join (select variants.product_id, min(amount) as price,
          bool_or(stock is null or stock > 0 or sell_when_out) as available
        from variants join variant_prices on variant_id = variants.id and currency = ${choice.currency}
        group by variants.product_id) offers on offers.product_id = products.id
      ${choice.collection ? sql`join collection_products on collection_products.product_id = products.id` : sql``}
      where published and published_from is null and title ->> 'en' like ${`%${choice.search ?? ''}%`}
        ${choice.availableOnly ? sql`and available` : sql``}
      order by key ${direction}, products.id`)) as unknown as { rows: { id: string; key: unknown }[] };
    return rows.map((row) => ({ id: row.id, key: Number(row.key) }));
  }
});
