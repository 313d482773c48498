import { maxPriceAmount, routes, type AdminProduct, type ProductCreate } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chicago, createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { marketsFrom } from '../../shop/store/default-markets.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { products } from '../catalog.tables.ts';

describe.each(testDatabases)('a merchant’s program that changes products, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  }, 60_000);
  afterAll(() => server.close());

  const { product: api } = routes;
  const cup: ProductCreate = {
    title: { en: 'Blue Cup', 'zh-CN': '蓝杯' },
    descriptionHtml: { en: '<p>Blue<script>alert(1)</script></p>' },
    vendor: 'Kiln',
    tags: ['gift'],
    options: [{ name: { en: 'Size' }, values: [{ label: { en: 'S' } }, { label: { en: 'L' } }] }],
    variants: [
      {
        sku: 'CUP-S',
        optionValues: [0],
        prices: { USD: { amount: 1200, compareAtAmount: null } },
        levels: { main: 4 },
      },
      { sku: 'CUP-L', optionValues: [1], prices: { USD: { amount: 1500, compareAtAmount: 1800 } } },
    ],
  };
  const create = (change: Partial<ProductCreate> = {}) => server.ok(api.create, { ...cup, ...change });
  const withSkus = (prefix: string): ProductCreate['variants'] =>
    cup.variants.map((variant) => ({ ...variant, sku: `${prefix}-${variant.sku}` }));
  const inShop = (handle: string) => server.call(routes.catalog.getProduct, { handle, country: 'US' });

  it('creates one that the shop lists, finds and sells at once, and reads it back in full', async () => {
    const created = await create();
    expect(created).toMatchObject({
      ...cup,
      handle: 'blue-cup',
      descriptionHtml: { en: '<p>Blue</p>' },
      published: true,
      version: 1,
      shipsOnlyTo: null,
      collections: [],
      variants: [
        { ...cup.variants[0], weightGrams: 0, requiresShipping: true, taxCategory: 'standard', hsCode: null },
        { ...cup.variants[1], levels: null },
      ],
    });
    for (const productId of [created.id, 'blue-cup']) expect(await server.ok(api.get, { productId })).toEqual(created);
    expect((await inShop('blue-cup')).body).toMatchObject({ title: 'Blue Cup', priceRange: { min: { amount: 1200 } } });
    for (const found of [{ search: 'blue cup' }, { vendor: ['Kiln'] }]) {
      const { items } = await server.ok(routes.catalog.listProducts, { country: 'US', ...found });
      expect(items.map(({ id }) => id)).toEqual([created.id]);
    }
    expect(await server.ok(routes.admin.getStock, { sku: 'CUP-S' })).toMatchObject({ stock: 4 });
    expect((await create({ variants: withSkus('B') })).handle).toBe('blue-cup-2');
  });

  it('changes what it names and nothing else, and sends a product back as it came', async () => {
    const { id: productId, ...before } = await create({ handle: 'patched', variants: withSkus('P') });
    const { cart, token: cartToken } = await server.ok(routes.cart.create, {
      lines: [{ sku: 'P-CUP-S', quantity: 1 }],
    });
    const titled = await server.ok(api.update, { productId, title: { en: 'Green Cup' }, published: false });
    expect(titled).toEqual({
      ...before,
      id: productId,
      title: { en: 'Green Cup' },
      published: false,
      version: 2,
      updatedAt: expect.any(String),
    });
    expect(titled.updatedAt > before.updatedAt).toBe(true);
    expect((await inShop('patched')).status).toBe(404);
    const { version: _, ...again } = titled;
    expect(await server.ok(api.update, { productId: 'patched', ...again, published: true, handle: 'renamed' })).toEqual(
      {
        ...titled,
        published: true,
        handle: 'renamed',
        redirects: ['patched'],
        version: 3,
        updatedAt: expect.any(String),
      },
    );
    // In another order, with another SKU and another number: the variants are still the same ones.
    const [small, large] = titled.variants as [AdminProduct['variants'][0], AdminProduct['variants'][0]];
    const changed = await server.ok(api.update, {
      productId,
      variants: [
        { sku: large.sku, weightGrams: 90 },
        { sku: 'P-SMALL', optionValues: [0], levels: { main: 2 } },
      ],
    });
    expect(changed.variants).toEqual([
      { ...large, weightGrams: 90 },
      { ...small, sku: 'P-SMALL', levels: { main: 2 } },
    ]);
    expect((await server.ok(routes.cart.get, { cartId: cart.id }, { cartToken })).lines[0]).toMatchObject({
      sku: 'P-SMALL',
    });
    const log = await server.ok(routes.admin.listStockAdjustments, { sku: 'P-SMALL' });
    expect(log.items.map(({ delta, actor }) => [delta, actor.kind])).toEqual([
      [-2, 'merchant'],
      [4, 'system'],
    ]);
  });

  it('adds, changes and deletes a variant, and sets its prices', async () => {
    const options = [{ name: { en: 'Size' }, values: ['S', 'L', 'XL'].map((label) => ({ label: { en: label } })) }];
    const { id: productId } = await create({ handle: 'sizes', options, variants: withSkus('V') });
    const prices = { USD: { amount: 2000, compareAtAmount: null }, EUR: { amount: 1900, compareAtAmount: 2100 } };
    const added = await server.ok(api.addVariant, { productId, sku: 'V-XL', optionValues: [2], prices });
    expect(added.variants.map(({ sku }) => sku)).toEqual(['V-CUP-S', 'V-CUP-L', 'V-XL']);
    expect(added.variants[2]).toMatchObject({ prices, levels: null });
    const renamed = await server.ok(api.updateVariant, {
      productId,
      variantSku: 'V-XL',
      sku: 'V-HUGE',
      hsCode: '691110',
    });
    expect(renamed.variants[2]).toEqual({ ...added.variants[2], sku: 'V-HUGE', hsCode: '691110' });
    const priced = await server.ok(api.setPrices, { productId, variantSku: 'V-HUGE', prices: { EUR: prices.EUR } });
    expect(priced.variants.map((variant) => Object.keys(variant.prices))).toEqual([['USD'], ['USD'], ['EUR']]);
    for (const variantSku of ['V-CUP-S', 'V-HUGE']) await server.ok(api.removeVariant, { productId, variantSku });
    expect((await server.ok(api.get, { productId })).variants.map(({ sku, levels }) => [sku, levels])).toEqual([
      ['V-CUP-L', null],
    ]);
    const last = await server.call(api.removeVariant, { productId, variantSku: 'V-CUP-L' });
    expect(last.problem).toMatchObject({ code: 'invalid_request', field: 'variantSku' });
    expect((await server.call(api.removeVariant, { productId, variantSku: 'none' })).problem?.code).toBe(
      'variant_not_found',
    );
  });

  it('is refused a stale change, with the product as it is', async () => {
    const { id: productId } = await create({ handle: 'contested', variants: withSkus('S') });
    await server.ok(api.update, { productId, vendor: 'First' }, { ifMatch: 1 });
    for (const reply of [
      await server.call(api.update, { productId, vendor: 'Second' }, { ifMatch: 1 }),
      await server.call(api.update, { productId, vendor: 'Second', version: 1 }),
      await server.call(api.setPrices, { productId, variantSku: 'S-CUP-S', prices: {} }, { ifMatch: 1 }),
      await server.call(api.remove, { productId }, { ifMatch: 1 }),
    ]) {
      const current = await server.ok(api.get, { productId });
      expect([reply.status, reply.problem]).toMatchObject([409, { code: 'version_conflict', current }]);
      expect(current).toMatchObject({ vendor: 'First', version: 2 });
    }
    await server.ok(routes.tax.setVariantCustoms, {
      ...{ sku: 'S-CUP-S', taxCategory: 'food', hsCode: null, originCountry: 'CN' },
    });
    expect((await server.ok(api.get, { productId })).version).toBe(3);
    const two = await Promise.all(
      [1, 2].map((n) => server.call(api.update, { productId, vendor: `Racer ${n}` }, { ifMatch: 3 })),
    );
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('gets the field and the fix of each error, and nothing is saved', async () => {
    const { id: productId, version } = await create({ handle: 'strict', variants: withSkus('E') });
    const refusals: [object, string, string, RegExp][] = [
      [{ handle: 'celadon-teapot' }, 'handle_taken', 'handle', /"celadon-teapot": choose another/],
      [{ variants: [{ sku: 'TEA-TOWEL', optionValues: [0] }] }, 'sku_taken', 'variants.0.sku', /"tea-towel"/],
      [{ variants: [{ sku: 'E-1', optionValues: [] }] }, 'invalid_request', 'variants.0.optionValues', /1 options/],
      [{ variants: [{ sku: 'E-1', optionValues: [7] }] }, 'invalid_request', 'variants.0.optionValues.0', /no value/],
      [
        { variants: [1, 2].map((nth) => ({ sku: `E-${nth}`, optionValues: [0] })) },
        ...(['invalid_request', 'variants.1.optionValues', /those of variants.0/] as const),
      ],
      [
        { variants: [0, 1].map((value) => ({ sku: 'E-1', optionValues: [value] })) },
        ...(['invalid_request', 'variants.1.sku', /variants.0 too/] as const),
      ],
      [
        { variants: [{ sku: 'E-CUP-S', levels: { mars: 1 } }] },
        ...(['invalid_request', 'variants.0.levels.mars', /Known: main.*PUT/] as const),
      ],
      [{ images: [{ file: 'other.png' }] }, 'invalid_request', 'images.0.file', /no such picture/],
      [{ variants: [] }, 'invalid_request', 'variants', /small/],
      [
        { variants: [{ sku: 'E-CUP-S', prices: { USD: { amount: 9_007_199_254_740_991, compareAtAmount: null } } }] },
        ...(['invalid_request', 'variants.0.prices.USD.amount', /more than 999999999999.*set a lower one/] as const),
      ],
      [{ prise: 1 }, 'invalid_request', 'prise', /no such field/],
      [
        { variants: [{ sku: 'E-CUP-S', prices: { usd: { amount: 1 } } }] },
        'invalid_request',
        'variants.0.prices.usd',
        /./,
      ],
    ];
    for (const [change, code, field, detail] of refusals) {
      const { problem } = await server.call(api.update, { productId, ...change } as never);
      expect(problem, JSON.stringify(change)).toMatchObject({ code, field });
      expect(problem!.detail ?? problem!.errors![0]!.detail).toMatch(detail);
    }
    const inVariant = await server.call(api.updateVariant, { productId, variantSku: 'E-CUP-S', sku: 'TEA-TOWEL' });
    expect(inVariant.problem).toMatchObject({ code: 'sku_taken', field: 'sku' });
    const prices = { USD: { amount: 1, compareAtAmount: maxPriceAmount + 1 } };
    const priced = await server.call(api.setPrices, { productId, variantSku: 'E-CUP-S', prices });
    expect(priced.problem).toMatchObject({ code: 'invalid_request', field: 'prices.USD.compareAtAmount' });
    const twice = await server.call(api.create, { ...cup, handle: 'tea-towel' });
    expect([twice.status, twice.problem?.field]).toEqual([409, 'handle']);
    expect((await server.ok(api.get, { productId })).version).toBe(version);
    expect((await server.call(api.get, { productId: 'no-such' })).problem?.code).toBe('product_not_found');
  });

  it('is refused what an import refuses: handles, blank and long texts, redirects that would be ignored', async () => {
    const { id: productId, version } = await create({ handle: 'Ruled', variants: withSkus('R'), redirects: ['old-r'] });
    expect((await server.ok(api.get, { productId })).handle).toBe('ruled');
    for (const handle of ['..', '.', 'a b', 'a/b', 'a\tb', '-a', 'Bad Handle!']) {
      const made = await server.call(api.create, { ...cup, handle, variants: withSkus('N') });
      expect(made.problem, handle).toMatchObject({ code: 'invalid_request', field: 'handle' });
      const { problem } = await server.call(api.update, { productId, handle });
      expect(problem!.errors, handle).toMatchObject([
        { field: 'handle', detail: expect.stringMatching(/may have letters.*: write "/) },
      ]);
      const title = { en: 'Odd' };
      expect((await server.call(routes.collection.create, { handle, title })).problem?.field, handle).toBe('handle');
    }
    const option = (name: object, label: object) => ({
      options: [{ name, values: [{ label }, { label: { en: 'L' } }] }],
    });
    const [size, long] = [{ en: 'Size' }, { en: 'x'.repeat(400) }];
    const refusals: [object, string, RegExp][] = [
      [{ title: {} }, 'title', /write a text/],
      [{ title: { en: ' ' } }, 'title.en', /is empty: write a text/],
      [option({}, size), 'options.0.name', /write a text/],
      [option(long, size), 'options.0.name.en', /longer than 255 characters: shorten/],
      [option(size, { en: '' }), 'options.0.values.0.label.en', /is empty: write a text/],
      [option(size, long), 'options.0.values.0.label.en', /longer than 255 characters: shorten/],
      [{ tags: ['gift', ''] }, 'tags.1', /is empty: write a tag/],
      [{ redirects: ['old-r', 'Bad//x'] }, 'redirects.1', /write "bad-x"/],
      [{ redirects: ['old-r', 'tea-towel'] }, 'redirects.1', /the handle of a product: leave it out/],
      [{ redirects: ['ruled'] }, 'redirects.0', /the handle of a product: leave it out/],
    ];
    for (const [change, field, detail] of refusals) {
      const { problem } = await server.call(api.update, { productId, ...change });
      expect(problem?.errors, JSON.stringify(change)).toMatchObject([{ field }]);
      expect(problem!.errors![0]!.detail).toMatch(detail);
    }
    const taken = await server.call(api.create, { ...cup, handle: 'n', variants: withSkus('N'), redirects: ['old-r'] });
    expect(taken.problem?.errors).toMatchObject([
      { field: 'redirects.0', detail: expect.stringMatching(/product "ruled".*remove it there/) },
    ]);
    for (const title of [{}, { en: '' }])
      expect((await server.call(routes.collection.create, { title })).problem?.field).toMatch(/^title/);
    expect((await server.ok(api.get, { productId })).version).toBe(version);

    // What an earlier version stored stays, and can be sent back with a change.
    const odd = { handle: 'Old Handle!', title: { en: '' }, tags: [''] };
    await server.db.update(products).set(odd).where(eq(products.id, productId));
    const present = await server.ok(api.get, { productId });
    const changed = await server.ok(api.update, { ...present, productId, vendor: 'Loom' });
    expect(changed).toMatchObject({ ...odd, vendor: 'Loom', redirects: ['old-r', 'ruled'] });
    await server.ok(api.update, { productId, handle: 'old-r' });
    expect((await server.ok(api.update, { productId, handle: 'ruled' })).redirects).toContain('old-r');
    await server.ok(api.remove, { productId });
  });

  it('sells one at the largest price, which no change of many products exceeds', async () => {
    const price = { amount: maxPriceAmount, compareAtAmount: null };
    const variants = [{ sku: 'STAR', prices: { USD: price }, levels: { main: 999 } }];
    const { id } = await create({ handle: 'star', options: [], variants });
    const shopper = await createReadyCheckout(server, [{ sku: 'STAR', quantity: 9 }], { address: chicago });
    expect((await shopper.cart()).lines[0]!.total.amount).toBe(9 * maxPriceAmount);
    const { body } = await shopper.pay(await shopper.card());
    expect(body?.status).toBe('completed');
    const { items } = await server.ok(routes.bulk.changeProducts, { products: ['star'], priceBasisPoints: 1 });
    expect(items).toMatchObject([{ status: 'refused', errors: [{ field: 'products.0' }] }]);
    expect(items[0]!.errors![0]!.detail).toMatch(/"STAR" would be more than 999999999999.*change it by less/);
    expect((await server.ok(api.get, { productId: id })).variants[0]!.prices).toEqual({ USD: price });
    await server.ok(api.remove, { productId: id });
  });

  it('deletes one, which the shop then does not have, and a cart no more', async () => {
    const { id: productId } = await create({ handle: 'gone', variants: withSkus('D') });
    const lines = [{ sku: 'D-CUP-S', quantity: 1 }];
    const { cart, token: cartToken } = await server.ok(routes.cart.create, { lines });
    expect((await inShop('gone')).status).toBe(200);
    expect((await server.call(api.remove, { productId: 'gone' })).status).toBe(204);
    expect((await inShop('gone')).status).toBe(404);
    expect((await server.call(api.remove, { productId })).problem?.code).toBe('product_not_found');
    expect((await server.ok(routes.cart.get, { cartId: cart.id }, { cartToken })).lines).toEqual([]);
  });

  it('pages through all products, filtered and in each order', async () => {
    const all = await server.db.select().from(products).where(eq(products.storeId, server.storeId));
    const walk = async (input: object) => {
      const found: AdminProduct[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: AdminProduct[]; nextCursor: string | null } = await server.ok(api.list, {
          ...{ limit: 4, ...input },
          ...(cursor !== null && { cursor }),
        });
        found.push(...page.items);
        cursor = page.nextCursor;
        expect(found.length, 'no page comes twice').toBeLessThanOrEqual(all.length);
      } while (cursor !== null);
      return found;
    };
    const handles = async (input: object) => (await walk(input)).map(({ handle }) => handle);
    for (const sort of ['title', 'created', 'updated', 'stock']) {
      const rising = await walk({ sort: `${sort}_asc` });
      expect(new Set(rising.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
      const falling = await walk({ sort: `${sort}_desc`, limit: 100 });
      const keyOf = (one: AdminProduct) =>
        ({ created: one.createdAt, updated: one.updatedAt, title: null, stock: null })[sort as 'title'];
      if (keyOf(rising[0]!) !== null) {
        expect(rising.map(keyOf)).toEqual(rising.map(keyOf).toSorted());
        expect(falling.map(keyOf)).toEqual(rising.map(keyOf).toReversed());
      }
      expect(falling.length).toBe(all.length);
    }
    const untracked = (await walk({ sort: 'stock_asc' })).map(({ variants }) => variants.some(({ levels }) => !levels));
    expect(untracked.lastIndexOf(false)).toBeLessThan(untracked.indexOf(true));
    await server.ok(api.update, { productId: 'silk-scarf', published: false });
    expect(await handles({ published: false })).toEqual(['silk-scarf']);
    expect(await handles({ search: 'celadon' })).toContain('celadon-teapot');
    expect(await handles({ search: 'TEA-TOWEL' })).toEqual(['tea-towel']);
    expect(await handles({ search: 'zebra' })).toEqual([]);
    const soldOut = await handles({ outOfStock: true });
    expect(soldOut).toContain('silk-scarf');
    expect([...soldOut, ...(await handles({ outOfStock: false }))].sort()).toEqual(
      all.map(({ handle }) => handle).sort(),
    );
    const everyday = await walk({ collection: 'everyday' });
    expect(everyday.every(({ collections }) => collections.includes('everyday'))).toBe(true);
    expect(await handles({ vendor: ['Kiln'], tag: ['gift'], collection: 'everyday' })).toEqual([]);
    expect((await handles({ vendor: ['Kiln'] })).length).toBe(all.filter(({ vendor }) => vendor === 'Kiln').length);
    expect((await server.call(api.list, { collection: 'no' })).problem?.code).toBe('collection_not_found');
    expect((await server.call(api.list, { cursor: 'no' })).problem?.field).toBe('cursor');
  });

  it('reaches its own store with its secret key, and no other', async () => {
    const { secretKey: key } = await createStore(server.db, {
      ...{ name: 'Other', languages: ['en'], defaultLanguage: 'en', defaultCountry: 'US' },
      ...{ markets: marketsFrom('US'), origins: [] },
    });
    const { id: productId } = await server.ok(api.get, { productId: 'tea-towel' });
    expect((await server.call(api.list, {}, { key })).body?.items).toEqual([]);
    for (const reply of [
      await server.call(api.get, { productId }, { key }),
      await server.call(api.update, { productId, vendor: 'Thief' }, { key }),
      await server.call(api.remove, { productId }, { key }),
      await server.call(api.setPrices, { productId, variantSku: 'TEA-TOWEL', prices: {} }, { key }),
    ])
      expect(reply.problem?.code).toBe('product_not_found');
    const [row] = await server.db
      .select()
      .from(products)
      .where(and(eq(products.id, productId), eq(products.storeId, server.storeId)));
    expect(row?.vendor).not.toBe('Thief');
    for (const route of Object.values(api)) {
      const { status } = await server.call(route, { productId, variantSku: 'x' } as never, {
        key: server.publishableKey,
      });
      expect([401, 403], route.endpoint).toContain(status);
    }
  });
});
