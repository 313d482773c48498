import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products, variants } from '../../catalog/catalog.tables.ts';
import { locations, stockLevels } from '../../catalog/stock/stock.tables.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { marketsFrom } from '../../shop/store/default-markets.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';
import { runCli } from './run.ts';

type Text = Record<string, string>;
interface Line {
  type: string;
  handle: string;
  title: Text;
  descriptionHtml: Text;
  options: { name: Text; values: { label: Text }[] }[];
  images: { file: string; alt: Text }[];
  variants: {
    prices: Record<string, object>;
    levels: Record<string, number> | null;
    taxCategory: string;
    optionValues: number[];
  }[];
}

describe.each(testDatabases)('a catalogue that is exported for Shopify, on %s', (kind) => {
  let server: TestServer;
  let folder: string;
  beforeAll(async () => {
    server = await createTestServer({ database: kind });
    folder = await mkdtemp(join(tmpdir(), 'smallshop-shopify-'));
    const { db, storeId } = server;
    await db.insert(locations).values([
      { storeId, id: 'berlin', name: 'Berlin', priority: 5 },
      { storeId, id: 'closed', name: 'Closed', priority: 9, active: false },
    ]);
    const [cup] = await db.select().from(variants).where(eq(variants.sku, 'TEA-CUP'));
    await db.insert(stockLevels).values([
      { storeId, variantId: cup!.id, locationId: 'berlin', quantity: 7 },
      { storeId, variantId: cup!.id, locationId: 'closed', quantity: 100 },
    ]);
    await db
      .update(variants)
      .set({ stock: null, sellWhenOut: true, hsCode: '691110', requiresShipping: false, taxCategory: 'zero' })
      .where(eq(variants.sku, 'SOAP'));
    const ofStore = (handle: string) => and(eq(products.storeId, storeId), eq(products.handle, handle));
    await db
      .update(products)
      .set({ shipsNotTo: ['DE'], published: false, vendor: 'Oak, "Ash" & Co', tags: ['a', 'b c'] })
      .where(ofStore('oak-tray'));
    await db
      .update(products)
      .set({ descriptionHtml: { en: '<p>Two lines,\nof "text"</p>', de: '<p>Zwei</p>' } })
      .where(ofStore('soap'));
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const code = await runCli(args, {
      env: { SMALLSHOP_DATA_DIR: server.deps.dataDir, LOG_LEVEL: 'silent' },
      out: say,
      error: say,
      openDatabase: async () => ({
        ...{ db: server.db, kind },
        ...{ ping: async () => {}, migrate: async () => {}, vacuum: async () => {}, close: async () => {} },
      }),
    });
    return { code, text: lines.join('\n') };
  };
  /** The products of a store, with what Shopify's CSV can carry of them. */
  const carried = async (store: string, name: string) => {
    await run('export', join(folder, name), '--store', store);
    const file = await readFile(join(folder, name, 'catalogue.jsonl'), 'utf8');
    const lines = file.trimEnd().split('\n');
    const english = ({ en }: Text) => en ?? '';
    return lines
      .map((line) => JSON.parse(line) as Line)
      .filter(({ type, variants: all }) => type === 'product' && all.every(({ prices }) => prices['USD']))
      .map((line) => ({
        ...line,
        ...{ createdAt: null, shipsOnlyTo: null, shipsNotTo: null },
        title: english(line.title),
        descriptionHtml: english(line.descriptionHtml),
        options: line.options.map(({ name: ofOption }) => english(ofOption)),
        images: line.images.map(({ file: picture, alt }) => ({ picture, alt: english(alt) })),
        variants: line.variants.map((variant) => ({
          ...variant,
          ...{ hsCode: null, originCountry: null },
          prices: variant.prices['USD'],
          taxCategory: variant.taxCategory === 'zero' ? 'zero' : 'other',
          optionValues: variant.optionValues.map((value, nth) => english(line.options[nth]!.values[value]!.label)),
          levels:
            variant.levels &&
            Object.entries(variant.levels).reduce((sum, [at, count]) => (at === 'closed' ? sum : sum + count), 0),
        })),
      }));
  };

  it('is the same in an empty store, apart from what the export lists', async () => {
    const to = join(folder, 'shopify');
    const { code, text } = await run('export', to, '--store', testKey, '--format', 'shopify');
    expect(code).toBe(0);
    expect(text).toContain(`Products: 9. Written to ${join(to, 'products.csv')}, with prices in USD`);
    for (const line of [
      /^ {2}variants without a price in USD, which are left out: [\w-]+$/m,
      /^ {2}texts in de: .*soap/m,
      /^ {2}prices in EUR: /m,
      /^ {2}stock of each location: the file has the sum of the active ones: tea-cup$/m,
      /^ {2}HS codes and countries of origin: .*soap/m,
      /^ {2}shipping limits: oak-tray$/m,
      /^ {2}collections: tea, everyday$/m,
    ])
      expect(text).toMatch(line);
    const { storeId } = await createStore(server.db, {
      ...{ name: 'Other', languages: ['en'], defaultLanguage: 'en', defaultCountry: 'US' },
      ...{ markets: marketsFrom('US'), origins: [] },
    });
    const file = join(to, 'products.csv');
    expect(await run('import', file, '--store', storeId)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Products: 9 created, 0 updated, 0 unchanged. Rows refused: 0.'),
    });
    expect(await carried(storeId, 'imported')).toEqual(await carried(testKey, 'original'));
    expect((await run('import', file, '--store', storeId)).text).toContain('0 created, 0 updated, 9 unchanged');
  });

  it('has the names of Shopify, and the addresses of uploaded pictures', async () => {
    const to = join(folder, 'addresses');
    const url = 'https://files.example/shop/';
    await run('export', to, '--store', testKey, '--format', 'shopify', '--pictures-url', url);
    const csv = await readFile(join(to, 'products.csv'), 'utf8');
    expect(csv).toMatch(/^Title,URL handle,Description,Vendor,Type,Tags,Published on online store,Status,SKU,/);
    expect(csv).toMatch(/,https:\/\/files\.example\/shop\/[0-9a-f]{40}\.\w+,1,/);
    expect(csv).toContain(',"Oak, ""Ash"" & Co",');
  });

  it('is refused with an unknown format, or a currency that the store does not sell in', async () => {
    for (const [args, message] of [
      [['--format', 'xml'], '--format xml is unknown: leave it out for JSON Lines, or write shopify.'],
      [['--format', 'shopify', '--currency', 'CHF'], 'No market of the store sells in CHF'],
      [['--currency', 'USD'], '--currency and --pictures-url belong to --format shopify.'],
      [['--format', 'shopify', '--pictures-url', 'files'], '--pictures-url files has to be an address'],
    ] as const)
      expect(await run('export', join(folder, 'no'), '--store', testKey, ...args)).toMatchObject({
        code: 2,
        text: expect.stringContaining(message),
      });
  });
});
