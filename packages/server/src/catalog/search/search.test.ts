import { routes } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { products } from '../catalog.tables.ts';
import { saveNewProducts } from '../product/save/save-new-products.ts';
import { updateProducts } from '../product/save/update-products.ts';
import { searchCatalogue } from './search-catalogue.fixture.ts';
import { searchWords } from './search.tables.ts';

/** What shoppers type, by language, and the handles of all products that are found, in their order. */
const queries: Record<string, [search: string, handles: string][]> = {
  en: [
    ['teapot', 'teapot teacup'],
    ['TEAPOT', 'teapot teacup'],
    ['tea pot', 'teapot teacup'],
    ['cup', 'cups teacup'],
    ['cups', 'cups teacup'],
    ['tea', 'green-tea teapot teacup matcha fruit-tea'],
    ['green tea', 'green-tea matcha'],
    ['leather', 'wallet bag'],
    ['lether', 'wallet bag'],
    ['leahter wallet', 'wallet'],
    ['shirt', 'cotton-shirt t-shirt linen-shirt'],
    ['shirts', 'cotton-shirt t-shirt linen-shirt'],
    ['tshirt', 't-shirt'],
    ['t shirt', 't-shirt'],
    ['T-Shirt', 't-shirt'],
    ['women', 'dress cotton-shirt'],
    ["women's dress", 'dress'],
    ['dress for women', 'dress'],
    ['dress', 'dress childrens-dress'],
    ['dresses', 'childrens-dress dress'],
    ['ring', 'ring earrings watering-can'],
    ['rings', 'ring earrings watering-can'],
    ['lam', 'lamp'],
    ['lamps', 'lamp'],
    ['oak', 'chair table'],
    ['chair oak', 'chair table'],
    ['creme brulee', 'soap'],
    ['akerlund', 'mug cups'],
    ['Lumiere', 'lamp'],
    ['osmanthe teapot', 'teapot teacup'],
    ['red shirt', 'cotton-shirt t-shirt'],
    ['gift', 'teapot wallet earrings'],
    ['POT-77-X', 'teapot'],
    ['soap-0042', 'soap'],
    ['accomodtion', 'accommodation-voucher'],
    ['porcelian bowl', 'porcelain-bowl'],
    ['jewelry', ''],
    ['watering can', 'watering-can'],
    ['notebook', 'notebook pen'],
    ['a5', 'notebook'],
    ['zebra', ''],
    ['teapot zebra', ''],
    ['lisa', ''],
  ],
  de: [
    ['hemd', 'cotton-shirt linen-shirt'],
    ['Hemden', 'cotton-shirt linen-shirt'],
    ['tasse', 'mug teacup cups'],
    ['Tassen', 'mug teacup cups'],
    ['kleid', 'dress childrens-dress'],
    ['Kleider', 'dress childrens-dress'],
    ['grüntee', 'green-tea'],
    ['gruntee', 'green-tea'],
    ['tee', 'teapot teacup green-tea fruit-tea'],
    ['stuhl', 'chair table'],
    ['Stühle', 'chair table'],
    ['schussel', 'porcelain-bowl'],
    ['Schüssel', 'porcelain-bowl'],
    ['kanne', 'teapot watering-can teacup'],
    ['tasche', 'bag tote'],
    ['Geldborse', 'wallet'],
    ['Leder', 'wallet bag'],
    ['rot hemd', 'cotton-shirt'],
    ['Bambus Stäbchen', 'chopsticks'],
    ['Kafee', 'mug'],
  ],
  'zh-CN': [
    ['茶', 'teapot teacup green-tea matcha fruit-tea'],
    ['茶壶', 'teapot'],
    ['绿茶', 'green-tea'],
    ['青瓷茶壶', 'teapot'],
    ['衬衫', 'cotton-shirt linen-shirt'],
    ['红色衬衫', 'cotton-shirt'],
    ['杯', 'teacup mug cups'],
    ['咖啡杯', 'cups'],
    ['T恤', 't-shirt'],
    ['龙泉', 'teapot'],
    ['真皮 钱包', 'wallet'],
    ['壶茶', 'teapot'],
    ['灯', 'string-lights lamp'],
  ],
  ja: [
    ['抹茶', 'matcha'],
    ['カップ', 'mug cups'],
    ['ｶｯﾌﾟ', 'mug cups'],
    ['かっぷ', 'mug cups'],
    ['シャツ', 'cotton-shirt t-shirt linen-shirt'],
    ['タオル', 'bath-towel towel'],
    ['手ぬぐい', 'towel'],
    ['急須', 'teapot'],
    ['赤 シャツ', 'cotton-shirt t-shirt'],
    ['バッグ', 'bag tote'],
    ['椅子', 'chair'],
    ['宇治', 'matcha'],
    ['てぬぐい', 'towel'],
  ],
};

describe.each(testDatabases)('a search, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    await server.db.delete(products);
    await server.db.delete(searchWords);
    await save(server.storeId, searchCatalogue);
  }, 60_000);
  afterAll(() => server.close());

  const save = (id: string, list: typeof searchCatalogue) =>
    server.db.transaction((tx) =>
      saveNewProducts(
        tx,
        { id, defaultLanguage: 'en' },
        list.map((input) => ({ input, sourceHash: '' })),
      ),
    );
  const page = (input: object) =>
    server.ok(routes.catalog.listProducts, { country: 'US', language: 'en', limit: 20, ...input });
  const find = async (input: object) => (await page(input)).items.map(({ handle }) => handle).join(' ');

  it.each(Object.entries(queries))('finds products in %s', async (_language, table) => {
    const found: typeof table = [];
    for (const [search] of table) found.push([search, await find({ search })]);
    expect(found).toEqual(table);
  });

  it('pages through its hits, and has the orders and filters of every list', async () => {
    const handles = [];
    let cursor: string | null = null;
    do {
      const next: Awaited<ReturnType<typeof page>> = await page({ search: 'tea', limit: 2, ...(cursor && { cursor }) });
      handles.push(...next.items.map(({ handle }) => handle));
      cursor = next.nextCursor;
    } while (cursor);
    expect(handles.join(' ')).toBe(await find({ search: 'tea' }));
    expect(await find({ search: 'tea', sort: 'manual' })).toBe('teapot teacup green-tea matcha fruit-tea');
    expect(await find({ search: 'tea', available: true })).toBe('green-tea teapot teacup matcha');
    expect(await find({ sort: 'relevance' })).toBe(await find({}));
  });

  it('suggests what the last word may become', async () => {
    const suggest = (search: string, language = 'en') =>
      server.ok(routes.catalog.listSuggestions, { country: 'US', language, search });
    const table: [search: string, language: string, queries: string[], handles: string][] = [
      ['te', 'en', ['teapot', 'teacup', 'tea', 'tenugui'], 'teapot teacup green-tea towel matcha'],
      ['linen sh', 'en', ['linen shirt'], 'linen-shirt'],
      ['baumwollh', 'de', ['baumwollhemd'], 'cotton-shirt'],
      ['茶', 'zh-CN', ['茶杯'], 'teapot teacup green-tea matcha fruit-tea'],
      ['leth', 'en', [], ''],
    ];
    const found = [];
    for (const [search, language] of table) {
      const { queries: searches, products: list } = await suggest(search, language);
      found.push([search, language, searches, list.map(({ handle }) => handle).join(' ')]);
    }
    expect(found).toEqual(table);
  });

  it('finds nothing of another store, neither its products nor its words', async () => {
    await server.db.execute(sql`
      insert into stores (id, name, languages, default_language, default_country, created_at)
      values ('other', 'Other', '{en}', 'en', 'US', now())`);
    const [pot] = searchCatalogue;
    await save('other', [{ ...pot!, handle: 'zebra', title: { en: 'Zebra Teapot' } }]);
    expect([await find({ search: 'zebra' }), await find({ search: 'zebr' }), await find({ search: 'teapot' })]).toEqual(
      ['', '', 'teapot teacup'],
    );
  });

  it('finds a product by what it says now, and reads words that are gone as mistyped', async () => {
    const input = searchCatalogue.find(({ handle }) => handle === 'chopsticks')!;
    const [row] = await server.db.select().from(products).where(eq(products.handle, 'chopsticks'));
    const rename = (en: string) =>
      server.db.transaction((tx) =>
        updateProducts(
          tx,
          { id: server.storeId, defaultLanguage: 'en' },
          [{ id: row!.id, input: { ...input, title: { en }, options: [] }, sourceHash: '' }],
          { forceStock: false },
        ),
      );
    expect(await find({ search: 'leathes' })).toBe('wallet bag');
    await rename('Bambus Leathes');
    expect(await find({ search: 'leathes' })).toBe('chopsticks');
    await rename('Bamboo Chopsticks');
    expect(await find({ search: 'leathes' })).toBe('wallet bag');
    expect(await find({ search: 'leathes', collection: 'everyday' })).toBe('');
  });

  it('takes one statement, none where no word can be similar, two with a typo, and none once it was made', async () => {
    const recorder = recordStatements();
    const count = async (search: string) => {
      const { statements } = await recorder.during(() => find({ search }));
      return statements.filter((text) => /"(?:search_words|product_search)"/.test(text)).length;
    };
    const searches = ['teapots', 'greens teas', '茶壶茶', 'leahther'];
    try {
      const counted = [];
      for (const search of [...searches, ...searches]) counted.push(await count(search));
      expect(counted).toEqual([1, 1, 0, 2, 0, 0, 0, 0]);
    } finally {
      recorder.close();
    }
  });
});
