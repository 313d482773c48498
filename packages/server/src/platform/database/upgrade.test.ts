import { dayMs } from '@smallshop/contract';
import { asc, getTableColumns, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { productListings } from '../../catalog/catalog.tables.ts';
import { orders } from '../../sale/records/order.tables.ts';
import { pricesInDoubt } from '../../catalog/prices/prices-in-doubt.ts';
import { loadPglite, prepareClusters } from '../../test-support/test-database.ts';
import { migratePglite, migrationsFolder } from './migrate.ts';

let folder: string;
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The migrations of the first release. */
async function firstRelease(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'smallshop-upgrade-'));
  await mkdir(join(folder, 'meta'));
  await cp(join(migrationsFolder, '0000_initial.sql'), join(folder, '0000_initial.sql'));
  const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as {
    entries: object[];
  };
  await writeFile(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }),
  );
  return folder;
}

test('a database of the first release is brought up to date with the orders that are in it', async () => {
  const client = await loadPglite((await prepareClusters()).empty);
  const db = drizzle(client);
  await migrate(db, { migrationsFolder: await firstRelease() });
  await db.execute(sql`
    insert into stores (id, name, languages, default_language, default_country, created_at)
    values ('st_1', 'Old', '{en}', 'en', 'DE', now())`);
  await db.execute(sql`
    insert into orders (id, store_id, number, checkout_id, status, fulfillment_status, placed_at, region, contact,
      delivery_address, note, fulfillment_option, totals, landed_cost, currency, total, discount_codes, payment_id,
      payment_method_id, payment_kind)
    values ('ord_1', 'st_1', 1001, 'chk_1', 'pending', 'unfulfilled', now(), '{}', '{}',
      '{}', '', '{}', '[]', '{}', 'EUR', 4600, '{}', 'pay_1',
      'bank_transfer', 'bank_transfer')`);
  await db.execute(sql`
    insert into products (id, store_id, handle, title, description_html, summary, vendor, product_type, tags, options,
      published, position, source_hash)
    values ('prd_1', 'st_1', 'cup', '{}', '{}', '{}', '', '', '{}', '[]', true, 0, '')`);
  await db.execute(sql`
    insert into variants (id, store_id, product_id, sku, position, option_values, option_key, weight_grams)
    values ('var_1', 'st_1', 'prd_1', 'CUP', 0, '{}', '', 300)`);
  await db.execute(sql`
    insert into variant_prices (variant_id, currency, amount)
    values ('var_1', 'EUR', 1290), ('var_1', 'HUF', 5005), ('var_1', 'IQD', 1234), ('var_1', 'JPY', 1500)`);

  await migratePglite(db);
  expect(await pricesInDoubt(db)).toEqual([
    { storeId: 'st_1', storeName: 'Old', currency: 'HUF', set: 1, converted: 0, example: { sku: 'CUP', amount: 5005 } },
    { storeId: 'st_1', storeName: 'Old', currency: 'IQD', set: 1, converted: 0, example: { sku: 'CUP', amount: 1234 } },
  ]);
  const listings = await db.select().from(productListings).orderBy(asc(productListings.currency));
  expect(listings.map(({ productId, currency, price }) => [productId, currency, price])).toEqual([
    ['prd_1', 'EUR', 1290],
    ['prd_1', 'HUF', 5005],
    ['prd_1', 'IQD', 1234],
    ['prd_1', 'JPY', 1500],
  ]);
  const [order] = await db.select(getTableColumns(orders)).from(orders);
  expect(order).toMatchObject({ id: 'ord_1', total: 4600, giftCards: [], promotions: [] });
  // No date was shown to this order's shopper, so the days count from now.
  expect(order!.paymentDueAt!.getTime()).toBeGreaterThan(Date.now() + 13 * dayMs);
  await client.close();
});
