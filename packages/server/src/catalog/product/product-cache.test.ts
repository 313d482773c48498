import { routes } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements, type StatementRecorder } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { findProducts } from './product-cache.ts';
import { readProducts } from './product-details.repo.ts';
import { viewSummary } from './product-view.ts';

const region = { country: 'US', language: 'en' };

describe.each(testDatabases)('products that a process has read before, on %s,', (database) => {
  let server: TestServer;
  let recorder: StatementRecorder;
  beforeAll(async () => {
    server = await createTestServer({ database });
    recorder = recordStatements();
  }, 60_000);
  afterAll(async () => {
    recorder.close();
    await server.close();
  });

  const list = async () => (await server.ok(routes.catalog.listProducts, { ...region, limit: 100 })).items;
  /** The same list, from the tables. */
  async function listRead() {
    const { rows } = (await server.db.execute(sql`select product_id as id from product_listings
      where currency = 'USD' and published order by position, product_id`)) as unknown as { rows: { id: string }[] };
    const read = await readProducts(
      server.db,
      'USD',
      rows.map(({ id }) => id),
    );
    const view = { languages: ['en'], baseUrl: 'http://shop.test', country: 'US', today: '2026-11-30' };
    return rows.map(({ id }) => {
      const { product, details } = read.find((one) => one.product.id === id)!;
      return viewSummary(product, details, view);
    });
  }

  const cup = sql`(select id from products where handle = 'tea-cup')`;
  const tray = sql`(select id from products where handle = 'oak-tray')`;
  it.each([
    ['a title', sql`update products set title = '{"en": "Cup of clay"}' where id = ${cup}`],
    ['a description', sql`update products set summary = '{"en": "Holds tea."}' where id = ${cup}`],
    ['tags', sql`update products set tags = array['new'] where id = ${cup}`],
    ['limits of shipping', sql`update products set ships_not_to = array['US'] where id = ${cup}`],
    ['a SKU', sql`update variants set sku = 'NEW-SKU' where product_id = ${cup}`],
    ['nothing left', sql`update variants set stock = 0 where product_id = ${cup}`],
    ['selling without stock', sql`update variants set sell_when_out = true where product_id = ${cup}`],
    ['the stock', sql`update variants set stock = 2 where product_id = ${tray}`],
    ['no more counting', sql`update variants set stock = null where product_id = ${tray}`],
    ['a price', sql`update variant_prices set amount = amount + 1 where currency = 'USD'`],
    ['a former price', sql`update variant_prices set compare_at_amount = amount * 2 where currency = 'USD'`],
    ['a removed picture', sql`delete from images where product_id = ${tray}`],
    ['the words of a picture', sql`update images set alt = '{"en": "Seen from above"}'`],
    ['the handle of a collection', sql`update collections set handle = handle || '-new'`],
    ['a product taken out of its collections', sql`delete from collection_products where product_id = ${cup}`],
    [
      'a product put into all',
      sql`insert into collection_products (collection_id, product_id, position)
      select id, ${cup}, 99 from collections`,
    ],
    ['a removed collection', sql`delete from collections where position = 0`],
    [
      'a removed price',
      sql`delete from variant_prices where currency = 'USD' and variant_id in (
      select min(id) from variants group by product_id having count(*) > 1)`,
    ],
    [
      'a removed variant',
      sql`delete from variants where id in (
      select max(id) from variants group by product_id having count(*) > 2)`,
    ],
    ['a hidden product', sql`update products set published = false where id = ${tray}`],
    ['a removed product', sql`delete from products where id = ${cup}`],
  ])('are read again after a change by SQL: %s', async (_, change) => {
    const before = await list();
    await server.db.execute(change);
    const after = await list();
    expect(after).not.toEqual(before);
    expect(after).toEqual(JSON.parse(JSON.stringify(await listRead())));
  });

  it('cost a list one statement, also after an order has changed the stock, and two after a change', async () => {
    // The configuration is checked too: tests let it age at once.
    const statements = async () =>
      (await recorder.during(list)).statements.filter((text) => text.includes('"products"')).length;
    await list();
    expect(await statements()).toBe(1);
    await server.db.execute(sql`update variants set stock = 7`);
    expect(await statements()).toBe(1);
    await server.db.execute(sql`update products set vendor = 'Other'`);
    expect(await statements()).toBe(2);
    expect(await statements()).toBe(1);
  });

  it('do not come back in a request that has seen an older catalog', async () => {
    const { rows } = (await server.db.execute(
      sql`select products.id, catalog_versions.version from products join catalog_versions using (store_id) limit 1`,
    )) as unknown as { rows: { id: string; version: string }[] };
    const [{ id, version }] = rows as [(typeof rows)[0]];
    const vendorIn = async (ofVersion: number) =>
      (await findProducts(server.db, 'USD', [{ id, version: ofVersion, stocks: '' }])).get(id)!.product.vendor;
    await vendorIn(Number(version));
    await server.db.execute(sql`update products set vendor = 'Newest'`);
    expect(await vendorIn(Number(version) + 1)).toBe('Newest');
    expect(await vendorIn(Number(version))).toBe('Newest');
    expect(await vendorIn(Number(version) + 1)).toBe('Newest');
  });

  it('have one version for a transaction, and none changes with the stock', async () => {
    const version = async () => {
      const { rows } = (await server.db.execute(sql`select version from catalog_versions
        where store_id = ${server.storeId}`)) as unknown as { rows: { version: string }[] };
      return Number(rows[0]!.version);
    };
    const before = await version();
    await server.db.execute(sql`update variants set stock = 8`);
    expect(await version()).toBe(before);
    await server.db.transaction(async (tx) => {
      await tx.execute(sql`update products set vendor = 'One'`);
      await tx.execute(sql`update variants set weight_grams = 5`);
      await tx.execute(sql`update variant_prices set amount = amount + 1`);
    });
    expect(await version()).toBe(before + 1);
    await server.db.transaction(async (tx) => {
      await expect(
        tx.transaction(async (part) => {
          await part.execute(sql`update products set vendor = 'Two'`);
          throw new Error('taken back');
        }),
      ).rejects.toThrow('taken back');
      await tx.transaction(async (part) => {
        await part.execute(sql`update products set vendor = 'Three'`);
        await part.execute(sql`update products set vendor = 'Four'`);
      });
      await tx.execute(sql`update products set vendor = 'Five'`);
    });
    expect(await version()).toBe(before + 2);
  });
});
