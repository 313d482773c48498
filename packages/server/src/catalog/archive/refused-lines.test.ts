import { routes } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { products } from '../catalog.tables.ts';
import type { ImportedPart } from '../import/import-place.ts';
import type { ArchiveOptions } from './archive-options.ts';
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
  /** A product whose only variant contains these, one of each. */
  const bundle = (handle: string, skus: readonly string[], changes: object = {}) =>
    product(handle, { variants: [variant(handle, contents(skus))], ...changes });
  const contents = (skus: readonly string[]) => ({ components: skus.map((sku) => ({ sku, quantity: 1 })) });
  const collection = (handle: string, title: string, handles: readonly string[] = []) => ({
    ...{ type: 'collection', handle, title: { en: title }, descriptionHtml: {}, image: null, products: handles },
  });
  async function* textOf(lines: readonly object[]) {
    for (const line of [header, ...lines]) yield JSON.stringify(line);
  }
  const importLines = (lines: readonly object[], options: Partial<ArchiveOptions> = {}) =>
    importArchive(server.db, {
      ...{ store: { id: server.storeId, defaultLanguage: 'en' }, lines: textOf(lines), ...options },
      pictures: { load: () => Promise.reject(new Error('none')) },
    });
  const load = async (lines: readonly object[], dryRun = false) => {
    const report = await importLines(lines, { dryRun });
    const refused = report.refused.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
    return { products: report.products, collections: report.collections, refused };
  };
  const get = (productId: string) => server.call(routes.product.get, { productId });
  const add = async (sku: string, quantity: number) => {
    const region = { country: 'US', language: 'en' };
    const { problem } = await server.call(routes.cart.create, { region, lines: [{ sku, quantity }] });
    return problem && [problem.code, problem.left];
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

  const sizes = [{ name: { en: 'Size' }, values: [{ label: { en: 'S' } }, { label: { en: 'L' } }] }];
  const counted = (handle: string) => product(handle, { variants: [variant(handle, { levels: { main: 3 } })] });
  const wrongBundles = [
    bundle('b-none', ['nothing']),
    bundle('b-self', ['b-self']),
    bundle('b-one', ['b-two']),
    bundle('b-two', ['b-one']),
    bundle('b-twice', ['b-pot', 'b-pot']),
    bundle('b-outer', ['b-inner']),
    bundle('b-inner', ['b-pot', 'b-leaf']),
    product('b-mixed', {
      options: sizes,
      variants: [
        variant('b-small', { optionValues: [0] }),
        variant('b-large', { optionValues: [1], ...contents(['nothing']) }),
      ],
    }),
    bundle('b-part', ['b-small']),
    counted('b-pot'),
    counted('b-leaf'),
    collection('b-all', 'All', ['b-none', 'b-inner', 'b-pot']),
  ];
  const missing = 'names no variant of the store: write the sku of one';
  const refusedBundles = [
    `2 variants.0.components.0.sku: ${missing}`,
    '3 variants.0.components.0.sku: is the bundle itself: name another variant',
    '4 variants.0.components.0.sku: "b-two" is a bundle itself: name its components instead',
    '5 variants.0.components.0.sku: "b-one" is a bundle itself: name its components instead',
    '6 variants.0.components.1.sku: is components.0 too: add its quantity to that one, and remove this one',
    '7 variants.0.components.0.sku: "b-inner" is a bundle itself: name its components instead',
    `9 variants.1.components.0.sku: ${missing}`,
    `10 variants.0.components.0.sku: ${missing}`,
    '13 products.0: there is no product "b-none": remove it, or correct its line',
  ];

  it('are those of bundles with wrong components, of which nothing is saved', async () => {
    const expected = {
      products: { created: 3, updated: 0, unchanged: 0 },
      collections: 1,
      refused: refusedBundles,
    };
    for (const dryRun of [true, false]) expect(await load(wrongBundles, dryRun)).toEqual(expected);
    for (const handle of ['b-none', 'b-self', 'b-one', 'b-two', 'b-twice', 'b-outer', 'b-mixed', 'b-part']) {
      expect((await get(handle)).problem, handle).toMatchObject({ code: 'product_not_found' });
      expect(await add(handle, 1), handle).toBeTruthy();
    }
    expect(await add('b-inner', 3)).toBeUndefined();
    expect(await add('b-inner', 4)).toEqual(['out_of_stock', 3]);
    const saved = await server.db
      .select({ handle: products.handle })
      .from(products)
      .where(eq(products.storeId, server.storeId))
      .orderBy(products.position);
    expect(saved.slice(-3).map(({ handle }) => handle)).toEqual(['b-inner', 'b-pot', 'b-leaf']);
  });

  it('leave a bundle and its product as they are', async () => {
    const before = (await get('b-inner')).body!;
    const title = { en: 'Other' };
    for (const lines of [
      [bundle('b-inner', ['nothing'], { title, published: false })],
      // It may not become a bundle while the wrong line keeps it as a component.
      [bundle('b-inner', ['nothing'], { title }), bundle('b-pot', ['b-leaf'], { title })],
    ]) {
      const reports = [await load(lines, true), await load(lines)];
      expect(reports[0]).toEqual(reports[1]);
      expect(reports[0]!.products).toEqual({ created: 0, updated: 0, unchanged: 0 });
      expect(reports[0]!.refused).toHaveLength(lines.length);
    }
    expect((await get('b-inner')).body).toEqual(before);
    // Both lines right: the pot leaves the bundle and becomes one.
    const right = [bundle('b-inner', ['b-leaf'], { title }), bundle('b-pot', ['b-leaf'], { title })];
    const report = { products: { created: 0, updated: 2, unchanged: 0 }, collections: 0, refused: [] };
    for (const dryRun of [true, false]) expect(await load(right, dryRun)).toEqual(report);
    expect((await get('b-inner')).body).toMatchObject({ title, variants: [{ components: [{ sku: 'b-leaf' }] }] });
  });

  it('are those that the database refuses, and bundles that need them', async () => {
    await server.db.execute(sql`alter table ${products} add constraint no_vendor check (vendor <> 'refused')`);
    const kit = (handle: string, changes: object) =>
      product(handle, {
        options: sizes,
        variants: [
          variant(`${handle}-s`, { optionValues: [0] }),
          variant(`${handle}-l`, { optionValues: [1], ...contents(['b-leaf']) }),
        ],
        ...changes,
      });
    const lines = [kit('d-one', { vendor: 'refused' }), kit('d-two', {}), bundle('d-set', ['d-one-s', 'd-two-s'])];
    const { products: counts, refused } = await load(lines);
    expect(counts).toEqual({ created: 1, updated: 0, unchanged: 0 });
    expect(refused).toEqual([
      expect.stringMatching(/^2 \(line\): the database refuses it: .*no_vendor/),
      `4 variants.0.components.0.sku: ${missing}`,
    ]);
    expect((await get('d-two')).body).toMatchObject({ variants: [{}, { components: [{ sku: 'b-leaf' }] }] });
    await server.db.execute(sql`alter table ${products} drop constraint no_vendor`);
  });

  it('are reported once by an import that is interrupted, which leaves no bundle without its components', async () => {
    const text = JSON.stringify(wrongBundles).replaceAll('"b-', '"k-');
    const lines = JSON.parse(text) as object[];
    const parts: ImportedPart[] = [];
    const attempts: string[][] = [];
    const saved = async () => {
      const found = [];
      for (const handle of ['k-pot', 'k-inner']) if ((await get(handle)).body) found.push(handle);
      return found;
    };
    for (let ended = false; !ended;) {
      const place = {
        line: parts.at(-1)?.line ?? 0,
        record: async (_: unknown, part: ImportedPart) => void parts.push(part),
      };
      const afterBatch = () => Promise.reject(new Error('killed'));
      const killed = await importLines(lines, { place, afterBatch }).then(
        () => undefined,
        (error: Error) => error.message,
      );
      ended = killed === undefined;
      attempts.push(await saved());
    }
    expect(attempts).toEqual([['k-pot'], ['k-pot', 'k-inner'], ['k-pot', 'k-inner']]);
    const created = parts.reduce((sum, part) => sum + part.products.created, 0);
    const refused = parts.flatMap((part) => part.refused);
    expect(created).toBe(3);
    expect(refused.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual(
      refusedBundles.map((one) => one.replaceAll('"b-', '"k-')),
    );
  });
});
