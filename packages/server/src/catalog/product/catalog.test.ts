import { routes, type ProductSort } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { products } from '../catalog.tables.ts';
import { rankNewTitles } from './title-ranks.ts';

const { listProducts, getProduct, listCollections, getCollection } = routes.catalog;

describe.each(testDatabases)('the catalogue on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  const us = { country: 'US', language: 'en' };
  const titles = async (input: Parameters<typeof server.ok<typeof listProducts>>[1]) =>
    (await server.ok(listProducts, { ...us, ...input })).items.map(({ title }) => title);

  it('shows a product with its options, variants, prices and pictures', async () => {
    const teapot = await server.ok(getProduct, { handle: 'celadon-teapot', ...us });
    expect(teapot).toMatchObject({
      title: 'Celadon Teapot',
      descriptionHtml: '<p>Thrown by hand.</p>',
      summary: 'Thrown by hand.',
      collections: ['tea'],
      priceRange: { min: { amount: 4800, currency: 'USD' }, max: { amount: 6400, currency: 'USD' } },
      available: true,
    });
    // The large one is reduced, the cheapest is not: "from $48, before $72" would be a lie.
    expect(teapot.compareAtPrice).toBeNull();
    expect(teapot.variants[1]!.compareAtPrice).toEqual({ amount: 7200, currency: 'USD' });
    expect(teapot.variants.map(({ title, stock, quantityAvailable }) => ({ title, stock, quantityAvailable }))).toEqual(
      [
        { title: 'Celadon / Small', stock: 'in_stock', quantityAvailable: null },
        { title: 'Celadon / Large', stock: 'low_stock', quantityAvailable: 2 },
        { title: 'Ink / Small', stock: 'out_of_stock', quantityAvailable: null },
        { title: 'Ink / Large', stock: 'in_stock', quantityAvailable: null },
      ],
    );
    expect(teapot.images[0]).toMatchObject({
      alt: 'Green teapot',
      width: 400,
      height: 300,
      widths: [160, 320],
      formats: ['avif', 'webp'],
    });
    expect(teapot.variants[2]!.imageId).toBe(teapot.images[1]!.id);
  });

  it('speaks the shopper’s language, and the store’s own where a text is missing', async () => {
    const chinese = await server.ok(getProduct, { handle: 'celadon-teapot', country: 'CN', language: 'zh-CN' });
    expect(chinese).toMatchObject({ title: '青瓷茶壶', priceRange: { min: { amount: 33600, currency: 'CNY' } } });
    expect(chinese.variants[0]!.selectedOptions).toEqual([
      { name: '颜色', value: '青瓷' },
      { name: '尺寸', value: '小' },
    ]);
    const german = await server.ok(getProduct, { handle: 'celadon-teapot', country: 'DE', language: 'de' });
    expect(german).toMatchObject({ title: 'Celadon Teapot', priceRange: { min: { amount: 4700, currency: 'EUR' } } });
  });

  it('sells in a currency only what has a price in it', async () => {
    expect(await titles({ search: 'lantern' })).toEqual([]);
    expect(await titles({ search: 'lantern', country: 'JP' })).toEqual(['Paper Lantern']);
    const { problem } = await server.call(getProduct, { handle: 'paper-lantern', ...us });
    expect(problem).toMatchObject({ status: 404, code: 'product_not_found' });
  });

  it.each<ProductSort>(['manual', 'title', 'price_asc', 'price_desc', 'newest', 'best_selling'])(
    'pages by %s without gaps or repeats',
    async (sort) => {
      const whole = await titles({ sort, limit: 100 });
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: { title: string }[]; nextCursor: string | null } = await server.ok(listProducts, {
          ...us,
          sort,
          limit: 2,
          ...(cursor && { cursor }),
        });
        paged.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(9);
    },
  );

  it('sorts by title and by price', async () => {
    expect((await titles({ sort: 'title' })).slice(0, 3)).toEqual(['Candle', 'Celadon Teapot', 'Incense']);
    expect((await titles({ sort: 'price_asc' }))[0]).toBe('Soap 100%_pure');
    expect((await titles({ sort: 'price_desc' }))[0]).toBe('Silk Scarf');
  });

  it('does not repeat a product when another one is put before it between two pages', async () => {
    const first = await server.ok(listProducts, { ...us, sort: 'title', limit: 3 });
    await server.db
      .update(products)
      .set({ title: { en: 'Aa first' }, titleRanks: null })
      .where(eq(products.handle, 'oak-tray'));
    await rankNewTitles(server.db);
    const second = await server.ok(listProducts, { ...us, sort: 'title', limit: 3, cursor: first.nextCursor! });
    const seen = [...first.items, ...second.items].map(({ handle }) => handle);
    expect(new Set(seen).size).toBe(6);
    await server.db
      .update(products)
      .set({ title: { en: 'Oak Tray', 'zh-CN': '橡木托盘' }, titleRanks: null })
      .where(eq(products.handle, 'oak-tray'));
    await rankNewTitles(server.db);
  });

  it('finds words in title, tags and type, in any case and in Chinese', async () => {
    expect(await titles({ search: 'TEA cup' })).toEqual(['Tea Cup']);
    expect(await titles({ search: 'ceramic' })).toEqual(['Celadon Teapot']);
    expect(await titles({ search: 'teaware' })).toEqual(['Celadon Teapot']);
    expect(await titles({ search: '茶', country: 'CN', language: 'zh-CN' })).toEqual(['青瓷茶壶', '茶杯', '茶巾']);
    expect(await titles({ search: '茶' })).toEqual(['Celadon Teapot', 'Tea Cup', 'Tea Towel']);
  });

  it('takes signs in a search as they are', async () => {
    expect(await titles({ search: '100%_' })).toEqual(['Soap 100%_pure']);
    for (const search of ['%', '\\', "'", '!&|:*']) expect(await titles({ search })).toEqual([]);
  });

  it('leaves out what is sold out when asked to', async () => {
    expect(await titles({ search: 'scarf' })).toEqual(['Silk Scarf']);
    expect(await titles({ search: 'scarf', available: true })).toEqual([]);
  });

  it('lists a collection in its own order, and names one that does not exist', async () => {
    expect(await titles({ collection: 'tea' })).toEqual(['Celadon Teapot', 'Tea Cup']);
    const { problem } = await server.call(listProducts, { ...us, collection: 'shoes' });
    expect(problem?.code).toBe('collection_not_found');
  });

  it('lists products by their handles, in the order given, without those that are gone', async () => {
    const handles = async (handle: string[], more: object = {}) =>
      (await server.ok(listProducts, { ...us, handle, ...more })).items.map((product) => product.handle);
    expect(await handles(['oak-tray', 'no-such-thing', 'celadon-teapot', 'oak-tray'])).toEqual([
      'oak-tray',
      'celadon-teapot',
    ]);
    // Not sold in dollars; sold out.
    expect(await handles(['paper-lantern', 'silk-scarf', 'candle'], { available: true })).toEqual(['candle']);
    await server.db.update(products).set({ handle: 'beech-tray' }).where(eq(products.handle, 'oak-tray'));
    expect(await handles(['oak-tray', 'candle', 'beech-tray'])).toEqual(['beech-tray', 'candle']);
    await server.db.update(products).set({ handle: 'oak-tray' }).where(eq(products.handle, 'beech-tray'));
    for (const [more, field] of [
      [{ sort: 'newest' }, 'sort'],
      [{ search: 'tea' }, 'search'],
      [{ limit: 3 }, 'limit'],
      [{ handle: Array.from({ length: 51 }, (_, nth) => `h${nth}`) }, 'handle'],
    ] as const)
      expect((await server.call(listProducts, { ...us, handle: ['candle'], ...more } as never)).problem).toMatchObject({
        code: 'invalid_request',
        field,
      });
  });

  it('refuses a cursor that is none, or that belongs to another order', async () => {
    const { nextCursor } = await server.ok(listProducts, { ...us, sort: 'title', limit: 1 });
    const madeUp = Buffer.from('["newest","soon","p"]').toString('base64url');
    for (const cursor of ['rubbish', nextCursor!, madeUp]) {
      const { problem } = await server.call(listProducts, { ...us, sort: 'newest', cursor });
      expect(problem).toMatchObject({ code: 'invalid_request', field: 'cursor' });
    }
  });

  it('lists collections page by page with the number of products sold in the currency', async () => {
    const first = await server.ok(listCollections, { ...us, limit: 1 });
    const second = await server.ok(listCollections, { ...us, limit: 1, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ handle, productCount }) => [handle, productCount])).toEqual([
      ['tea', 2],
      ['everyday', 8],
    ]);
    expect(second.nextCursor).toBeNull();
    expect(await server.ok(getCollection, { handle: 'everyday', country: 'CN', language: 'zh-CN' })).toMatchObject({
      title: '日用',
      productCount: 9,
    });
    expect((await server.call(getCollection, { handle: 'shoes', ...us })).problem?.code).toBe('collection_not_found');
  });

  it('answers 304 to who has it already, and keeps answers apart only where they differ', async () => {
    const first = await server.call(listProducts, us);
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=30, stale-while-revalidate=300');
    expect(first.headers.get('Vary')).toBe('Authorization, Accept-Encoding');
    const again = await server.call(listProducts, us, {
      headers: { 'If-None-Match': `W/${first.headers.get('ETag')}` },
    });
    expect(again.status).toBe(304);
    const guessed = await server.call(listProducts, {}, { acceptLanguage: 'de-DE' });
    expect(guessed.headers.get('Vary')).toBe('Authorization, Accept-Language, Accept-Encoding');
    expect(guessed.body?.items[0]?.priceRange.min.currency).toBe('EUR');
  });

  it('asks the database as often for nine products as for one', async () => {
    const count = async (limit: number) => {
      let queries = 0;
      const session = (server.db as unknown as { session: { prepareQuery: (...args: unknown[]) => unknown } }).session;
      const original = session.prepareQuery;
      session.prepareQuery = (...args) => (queries++, original.apply(session, args));
      await server.ok(listProducts, { ...us, limit });
      session.prepareQuery = original;
      return queries;
    };
    const one = await count(1);
    // The version of the configuration, and the list with everything in it.
    expect([1, 2]).toContain(one);
    expect(await count(100)).toBeLessThanOrEqual(2);
  });
});
