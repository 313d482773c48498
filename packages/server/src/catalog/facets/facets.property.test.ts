import { routes, type Facet, type FacetList } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../../test-support/count-statements.ts';
import { runsOn, testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { collections, products } from '../catalog.tables.ts';
import type { ProductInput } from '../product/product-input.ts';
import { saveCollection, setCollectionProducts } from '../product/save-collection.ts';
import { saveNewProducts } from '../product/save/save-new-products.ts';

const titles = ['Tea', 'Cup', 'Tea Cup'];
const colours = ['Red', 'Blue'];
/** A colon and a backslash, to see that the name ends at the right colon. */
const sizeName = 'Size: a\\b';
const sizes = ['S', 'M:L'];
const anyProduct = fc.record({
  title: fc.constantFrom(...titles),
  vendor: fc.constantFrom('', 'Ann', 'Bob'),
  type: fc.constantFrom('', 'Ann', 'x:y'),
  tags: fc.subarray(['Ann', 'new', 'x:y']),
  colours: fc.subarray(colours),
  sizes: fc.subarray(sizes),
  price: fc.integer({ min: 1, max: 5 }),
  stock: fc.integer({ min: 0, max: 1 }),
  published: fc.boolean(),
  collections: fc.subarray(['first', 'second']),
});
type AnyProduct = typeof anyProduct extends fc.Arbitrary<infer P> ? P : never;

const optionsOf = ({ colours: ofProduct, sizes: ofSize }: AnyProduct) => [
  ...ofProduct.map((colour) => ({ facet: 'option Colour', value: `Colour:${colour}` })),
  ...ofSize.map((size) => ({ facet: `option ${sizeName}`, value: `Size\\: a\\\\b:${size}` })),
];

const some = (...values: string[]) => fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined });
const bound = fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined });
const anyFilters = fc
  .record({
    collection: fc.constantFrom(undefined, 'first', 'second'),
    search: fc.constantFrom(undefined, 'tea', 'cup tea', 'zebra'),
    available: fc.constantFrom(undefined, true),
    vendor: some('Ann', 'Bob', 'none'),
    type: some('Ann', 'x:y'),
    tag: some('Ann', 'new', 'x:y'),
    option: some('Colour:Red', 'Colour:Blue', 'Size\\: a\\\\b:S', 'Size\\: a\\\\b:M:L'),
    priceMin: bound,
    priceMax: bound,
  })
  .filter(({ priceMin = 0, priceMax = 5 }) => priceMin <= priceMax);
type AnyFilters = typeof anyFilters extends fc.Arbitrary<infer F> ? F : never;

/** The facets that a product fails. */
function failedFacets(product: AnyProduct, filters: AnyFilters): string[] {
  const { collection, available, vendor, type, tag, option, priceMin = 0, priceMax = 9 } = filters;
  const options = Object.groupBy(option ?? [], (one) => (one.startsWith('Colour') ? 'Colour' : sizeName));
  const own = optionsOf(product).map(({ value }) => value);
  const fits: Record<string, boolean> = {
    collection: !collection || product.collections.includes(collection),
    available: !available || product.stock > 0,
    vendor: !vendor || vendor.includes(product.vendor),
    type: !type || type.includes(product.type),
    tag: !tag || tag.some((one) => product.tags.includes(one)),
    ...Object.fromEntries(
      Object.entries(options).map(([name, values]) => [`option ${name}`, values!.some((one) => own.includes(one))]),
    ),
    price: product.price >= priceMin && product.price <= priceMax,
  };
  return Object.keys(fits).filter((facet) => !fits[facet]);
}

/** Counts by facet and value, product by product. */
function countAll(list: readonly AnyProduct[], filters: AnyFilters) {
  const words = filters.search?.split(' ') ?? [];
  const found = list
    .filter(({ published, title }) => published && words.every((word) => title.toLowerCase().includes(word)))
    .map((product) => ({ product, failed: failedFacets(product, filters) }));
  const counts: Record<string, number> = {};
  const withOnly = (facet: string) =>
    found.flatMap(({ product, failed }) => (failed.every((one) => one === facet) ? [product] : []));
  const count = (facet: string, read: (product: AnyProduct) => string[]) => {
    for (const product of withOnly(facet))
      for (const value of read(product)) counts[`${facet} ${value}`] = (counts[`${facet} ${value}`] ?? 0) + 1;
  };
  count('collection', (product) => product.collections);
  count('available', ({ stock }) => (stock > 0 ? ['true'] : []));
  count('vendor', ({ vendor }) => (vendor ? [vendor] : []));
  count('type', ({ type }) => (type ? [type] : []));
  count('tag', ({ tags }) => tags);
  for (const facet of ['option Colour', `option ${sizeName}`])
    count(facet, (product) =>
      optionsOf(product)
        .filter((one) => one.facet === facet)
        .map(({ value }) => value),
    );
  const prices = withOnly('price').map(({ price }) => price);
  const price = prices.length > 0 ? [Math.min(...prices), Math.max(...prices)] : null;
  return { total: withOnly('').length, counts, price };
}

/** The same of a response; selected values without products are left out. */
function countsOf({ total, facets, price }: FacetList) {
  const nameOf = ({ kind, name }: Facet) => (kind === 'option' ? `option ${name}` : kind);
  const counts = facets.flatMap((facet) =>
    facet.values.flatMap(({ value, count }) => (count > 0 ? [[`${nameOf(facet)} ${value}`, count] as const] : [])),
  );
  return { total, counts: Object.fromEntries(counts), price: price && [price.min.amount, price.max.amount] };
}

function inputOf(product: AnyProduct, nth: number): ProductInput {
  const { title, vendor, type, tags, published, price, stock } = product;
  const option = (name: string, de: string, values: string[]) => ({
    name: { en: name, de },
    values: values.map((label) => ({ label: { en: label, de: `${label} (de)` }, swatch: '#112233' })),
  });
  const options = [
    ...(product.colours.length > 0 ? [option('Colour', 'Farbe', product.colours)] : []),
    ...(product.sizes.length > 0 ? [option(sizeName, 'Größe', product.sizes)] : []),
  ];
  return {
    ...{ handle: `p${nth}`, title: { en: title }, descriptionHtml: {}, vendor, productType: type, tags, published },
    options,
    images: [],
    variants: [
      {
        sku: `P${nth}`,
        optionValues: options.map(() => 0),
        prices: { USD: { amount: price, compareAtAmount: null } },
        stock,
        sellWhenOut: false,
        weightGrams: 1,
        image: null,
      },
    ],
  };
}

describe.each(testDatabases)('facets, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    await server.db.delete(collections);
  }, 60_000);
  afterAll(() => server.close());

  const region = { country: 'US', language: 'en' };

  async function fill(list: readonly AnyProduct[]): Promise<void> {
    const { db, storeId } = server;
    await db.delete(products);
    const ids = await db.transaction((tx) =>
      saveNewProducts(
        tx,
        { id: storeId, defaultLanguage: 'en' },
        list.map((product, nth) => ({ input: inputOf(product, nth), sourceHash: '' })),
      ),
    );
    for (const [position, handle] of ['first', 'second'].entries()) {
      const title = { en: handle };
      const id = await saveCollection(db, storeId, { handle, title, descriptionHtml: {}, image: null, position });
      const members = ids.filter((_, nth) => list[nth]!.collections.includes(handle));
      await setCollectionProducts(db, id, members);
    }
  }

  it('count what counting product by product gives, and lists have as many', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyProduct, { minLength: 4, maxLength: 12 }),
        fc.array(anyFilters, { minLength: 8, maxLength: 8 }),
        async (list, requests) => {
          await fill(list);
          for (const filters of requests) {
            const found = await server.ok(routes.catalog.listFacets, { ...region, ...filters });
            expect(countsOf(found), JSON.stringify(filters)).toEqual(countAll(list, filters));
            const { items } = await server.ok(routes.catalog.listProducts, { ...region, ...filters, limit: 100 });
            expect(items, JSON.stringify(filters)).toHaveLength(found.total);
          }
        },
      ),
      { numRuns: runsOn(database, 12), endOnFailure: true },
    );
  });

  it('have labels in the language of the shopper, colours, and every selected value', async () => {
    const texts = { title: 'Tea', vendor: 'Ann', type: '', tags: [] } as const;
    await fill([{ ...texts, tags: [], colours, sizes, price: 3, stock: 1, published: true, collections: ['first'] }]);
    const { facets, price } = await server.ok(routes.catalog.listFacets, {
      country: 'US',
      language: 'de',
      option: ['Colour:Blue', 'Colour:Pink'],
    });
    expect(price).toEqual({ min: { amount: 3, currency: 'USD' }, max: { amount: 3, currency: 'USD' } });
    expect(facets.find(({ name }) => name === 'Colour')).toEqual({
      kind: 'option',
      name: 'Colour',
      label: 'Farbe',
      values: [
        { value: 'Colour:Red', label: 'Red (de)', count: 1, selected: false, swatch: '#112233' },
        { value: 'Colour:Pink', label: 'Pink', count: 0, selected: true },
        { value: 'Colour:Blue', label: 'Blue (de)', count: 1, selected: true, swatch: '#112233' },
      ],
    });
  });

  it('take two statements for the catalogue, and one if the search was made before', async () => {
    const recorder = recordStatements();
    try {
      const count = async () => {
        const { statements } = await recorder.during(() =>
          server.ok(routes.catalog.listFacets, { ...region, search: 'teas', vendor: ['Ann'], collection: 'first' }),
        );
        return statements.filter((text) => /"(?:search_words|product_search|products)"/.test(text)).length;
      };
      expect([await count(), await count()]).toEqual([2, 1]);
    } finally {
      recorder.close();
    }
    const before = await server.ok(routes.catalog.listFacets, region);
    await server.db.insert(products).values({
      ...(await server.db.select().from(products).where(eq(products.storeId, server.storeId)).limit(1))[0]!,
      id: 'unseen',
      handle: 'unseen',
      published: false,
    });
    expect(await server.ok(routes.catalog.listFacets, region)).toEqual(before);
  });

  it('refuse wrong filters by their names', async () => {
    const wrong = async (filters: object) => {
      const { problem } = await server.call(routes.catalog.listFacets, { ...region, ...filters });
      return problem && [problem.code, problem.field, problem.errors?.[0]?.code];
    };
    expect(await wrong({ option: ['Red'] })).toEqual(['invalid_request', 'option.0', 'invalid']);
    expect(await wrong({ priceMin: -1 })).toEqual(['invalid_request', 'priceMin', 'too_small']);
    expect(await wrong({ priceMin: 5, priceMax: 4 })).toEqual(['invalid_request', 'priceMax', 'too_small']);
    expect(await wrong({ collection: 'none' })).toEqual(['collection_not_found', undefined, undefined]);
  });
});
