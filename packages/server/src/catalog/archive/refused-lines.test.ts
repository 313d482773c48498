import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { importArchive } from './import-archive.ts';

describe.each(testDatabases)('lines of a catalogue that are refused, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  const header = { type: 'smallshop-catalogue', version: 1 };
  const product = (handle: string, changes: object = {}) => ({
    ...{ type: 'product', handle, createdAt: '2026-01-01T00:00:00.000Z', title: { en: `The ${handle}` } },
    ...{ descriptionHtml: {}, vendor: '', productType: '', tags: [], published: true },
    ...{ shipsOnlyTo: null, shipsNotTo: [], options: [], images: [], variants: [variant(handle)] },
    ...changes,
  });
  const variant = (sku: string, changes: object = {}) => ({
    ...{ sku, optionValues: [], prices: { USD: { amount: 100, compareAtAmount: null } }, levels: null },
    ...{ sellWhenOut: false, weightGrams: 0, requiresShipping: true, taxCategory: 'standard' },
    ...{ hsCode: null, originCountry: null, image: null, ...changes },
  });
  const collection = (handle: string, title: string) => ({
    ...{ type: 'collection', handle, title: { en: title }, descriptionHtml: {}, image: null, products: [] },
  });
  async function* textOf(lines: readonly object[]) {
    for (const line of [header, ...lines]) yield JSON.stringify(line);
  }
  const load = async (lines: readonly object[], dryRun = false) => {
    const report = await importArchive(server.db, {
      ...{ store: { id: server.storeId, defaultLanguage: 'en' }, dryRun, lines: textOf(lines) },
      pictures: { load: () => Promise.reject(new Error('none')) },
    });
    const refused = report.refused.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
    return { products: report.products, collections: report.collections, refused };
  };

  it('are those with text that no database keeps, also in a dry run', async () => {
    const lines = [
      product('nul', { title: { en: 'a\0b' } }),
      product('half', { tags: ['\ud83d'] }),
      product('name', { 'x\0': 1 }),
      collection('nul', 'a\0b'),
      product('right'),
    ];
    const text = 'U+0000 and lone surrogates are not allowed: remove them.';
    const expected = {
      products: { created: 1, updated: 0, unchanged: 0 },
      collections: 0,
      refused: [
        `2 title.en: ${text}`,
        `3 tags.0: ${text}`,
        '4 x\uFFFD: A name may not contain U+0000 or lone surrogates: remove them.',
        `5 title.en: ${text}`,
      ],
    };
    for (const dryRun of [true, false]) expect(await load(lines, dryRun)).toEqual(expected);
  });
});
