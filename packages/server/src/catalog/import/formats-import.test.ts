import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashTables } from '../../test-support/hash-tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { variants } from '../catalog.tables.ts';
import { locations, stockLevels } from '../stock/stock.tables.ts';
import { etsyFile } from './formats/etsy/etsy.fixture.ts';
import { googleFile } from './formats/google/google.fixture.ts';
import { squareFile } from './formats/square/square.fixture.ts';
import { wooCommerceFile } from './formats/woocommerce/woocommerce.fixture.ts';
import { createImportContext, type ImportContext } from './import.harness.ts';
import { reportText } from './report-text.ts';

const pictures = { load: async (src: string) => ({ file: src, width: 1, height: 1 }) };
const now = new Date('2026-06-15');

describe.each(testDatabases)('a file of another shop, on %s', (database) => {
  let shop: ImportContext;
  beforeAll(async () => {
    shop = await createImportContext(database);
  }, 60_000);
  afterAll(() => shop.close());

  it.each([
    ['WooCommerce', wooCommerceFile, 3, 'the columns Published and Visibility in catalog.'],
    ['Etsy', etsyFile, 3],
    ['Square', squareFile, 3, 'the columns Square Online Item Visibility and Archived.'],
    ['Google Merchant Center', googleFile, 3],
  ])('of %s is imported once: the second time changes nothing', async (format, file, created, advice?: string) => {
    const bytes = Buffer.from(file);
    const report = await shop.run(bytes, { pictures, now });
    expect(report).toMatchObject({ file: { format }, products: { created, updated: 0, unchanged: 0 } });
    expect(reportText(report)).toContain(`Read as a file of ${format} in UTF-8, separated by `);
    expect(/are hidden\. Publish them with (.*)/.exec(reportText(report))?.[1]).toBe(advice);
    const tables = await hashTables(shop.server.db);
    const again = await shop.run(bytes, { pictures, now });
    expect(again.products).toEqual({ created: 0, updated: 0, unchanged: created });
    expect(again.refused).toEqual(report.refused);
    expect(await hashTables(shop.server.db)).toEqual(tables);
  });

  it('of Square keeps the stock of each location that the store has, else the sum', async () => {
    const { db, storeId } = shop.server;
    const file = [
      'Token,Item Name,SKU,Price,Current Quantity Main Street,Current Quantity Van',
      'T1,Kettle,KETTLE,30,5,2',
    ].join('\n');
    const levels = async (sku: string) => {
      const rows = await db
        .select({ location: stockLevels.locationId, quantity: stockLevels.quantity })
        .from(stockLevels)
        .innerJoin(variants, eq(variants.id, stockLevels.variantId))
        .where(eq(variants.sku, sku));
      return Object.fromEntries(rows.map(({ location, quantity }) => [location, quantity]));
    };
    const { notices } = await shop.run(Buffer.from(file));
    expect(notices).toEqual([
      {
        line: 2,
        column: 'Current Quantity Main Street',
        reason: 'the quantities of Main Street, Van are added up: first create locations of these names',
      },
    ]);
    expect(await levels('KETTLE')).toEqual({ main: 7 });
    await db.insert(locations).values([
      { storeId, id: 'street', name: 'Main Street', priority: 5 },
      { storeId, id: 'van', name: 'Van', priority: 6 },
    ]);
    const other = Buffer.from(file.replaceAll('Kettle', 'Pan').replaceAll('KETTLE', 'PAN'));
    expect((await shop.run(other)).notices).toEqual([]);
    expect(await levels('PAN')).toEqual({ street: 5, van: 2 });
    expect((await shop.run(other)).products).toEqual({ created: 0, updated: 0, unchanged: 1 });
  });
});
