import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products, variants } from '../../catalog/catalog.tables.ts';
import { fixtureProducts, fixtureShop, writeFixtureShop } from '../../test-support/fixture-shop.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';
import { seedShop } from './seed-shop.ts';
import { readCatalogue } from './shop-files.ts';

describe.each(testDatabases)('seeding a second time on %s', (database) => {
  let server: TestServer;
  let dir: string;
  const seed = () =>
    seedShop(server.db, {
      dir,
      imagesDir: join(dir, 'images'),
      dataDir: server.deps.dataDir,
      publishableKey: testKey,
      origins: ['https://new.example'],
    });
  const teapot = () => server.ok(routes.catalog.getProduct, { handle: 'celadon-teapot', country: 'US' });
  beforeAll(async () => {
    server = await createTestServer({ database });
    dir = await mkdtemp(join(tmpdir(), 'smallshop-seed-'));
  });
  afterAll(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });

  it('doubles nothing, keeps ids and sold stock, and makes no new keys', async () => {
    await writeFixtureShop(dir);
    const before = await teapot();
    await server.db.update(variants).set({ stock: 1 }).where(eq(variants.sku, 'TEA-CUP'));
    const again = await seed();
    expect(again).toEqual({
      storeId: server.storeId,
      products: { created: 0, updated: 0, unchanged: fixtureProducts.length },
    });
    expect(await teapot()).toEqual(before);
    const cup = await server.ok(routes.catalog.getProduct, { handle: 'tea-cup', country: 'US' });
    expect(cup.variants[0]?.quantityAvailable).toBe(1);
  });

  it('changes the page addresses that may use the key', async () => {
    expect((await server.call(routes.store.get, {}, { origin: 'https://new.example' })).status).toBe(200);
  });

  it('takes over what changed: a price, a swapped SKU, a removed variant, a new order', async () => {
    const before = await teapot();
    const [first, ...others] = fixtureProducts;
    const [small, large, inkSmall] = first!.variants;
    const changed = {
      ...first!,
      variants: [
        { ...large!, sku: small!.sku },
        { ...small!, sku: large!.sku, prices: { USD: 5000 } },
        { ...inkSmall!, image: 0 },
      ],
      images: [first!.images[1]!],
    };
    await writeFixtureShop(dir, [changed, ...others]);
    expect((await seed()).products).toMatchObject({ created: 0, updated: 1 });
    const after = await teapot();
    expect(after.variants.map(({ title, sku, price }) => [title, sku, price.amount])).toEqual([
      ['Celadon / Large', 'TEAPOT-C-S', 6400],
      ['Celadon / Small', 'TEAPOT-C-L', 5000],
      ['Ink / Small', 'TEAPOT-I-S', 4800],
    ]);
    expect(after.variants[1]!.id).toBe(before.variants[0]!.id);
    expect(after.images.map(({ id }) => id)).toEqual([before.images[1]!.id]);
    expect(await server.db.$count(products, eq(products.storeId, server.storeId))).toBe(fixtureProducts.length);
  });

  it('keeps whether a variant is shipped where the file does not say', async () => {
    const shipped = async () =>
      (await server.ok(routes.catalog.getProduct, { handle: 'soap', country: 'US' })).variants.map(
        ({ requiresShipping }) => requiresShipping,
      );
    const withSoap = (variant: object) =>
      writeFixtureShop(
        dir,
        fixtureProducts.map((product) =>
          product.handle === 'soap' ? { ...product, variants: [{ ...product.variants[0]!, ...variant }] } : product,
        ),
      );
    expect(await shipped()).toEqual([true]);
    await withSoap({ requiresShipping: false });
    await seed();
    expect(await shipped()).toEqual([false]);
    await withSoap({ stock: 7 });
    await seed();
    expect(await shipped()).toEqual([false]);
  });
});

describe('a catalogue folder with a mistake', () => {
  const cup = fixtureProducts[1]!;
  it.each([
    [
      'a price with a point',
      [{ ...cup, variants: [{ ...cup.variants[0]!, prices: { USD: 9.99 } }] }],
      /products\.json: products\.0\.variants\.0\.prices\.USD/,
    ],
    ['an unknown field', [{ ...cup, colour: 'red' }], /products\.json: products\.0: .*colour/],
    [
      'an option value that does not exist',
      [{ ...fixtureProducts[0]!, variants: [{ ...fixtureProducts[0]!.variants[0]!, options: [0, 7] }] }],
      /options\.1: is no value/,
    ],
    [
      'a picture that is not listed',
      [{ ...cup, variants: [{ ...cup.variants[0]!, image: 4 }] }],
      /variants\.0\.image: is none of the images/,
    ],
    ['a SKU twice', [cup, { ...cup, handle: 'other' }], /SKU "TEA-CUP" is used twice/],
    ['a handle twice', [cup, cup], /handle "tea-cup" is used twice/],
    [
      'a collection that does not exist',
      [{ ...cup, collections: ['shoes'] }],
      /"tea-cup" names the collection "shoes"/,
    ],
  ])('is refused for %s, naming the place', async (_, list, message) => {
    const dir = await mkdtemp(join(tmpdir(), 'smallshop-bad-'));
    await writeFixtureShop(dir, list);
    await expect(readCatalogue(dir)).rejects.toThrow(message);
    await rm(dir, { recursive: true });
  });

  it('is refused for shop.json too', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smallshop-bad-'));
    await writeFixtureShop(dir, [cup], { ...fixtureShop, languages: [] });
    await expect(readCatalogue(dir)).rejects.toThrow(/shop\.json: languages/);
    await rm(dir, { recursive: true });
  });
});
