import { dayMs, routes, type CollectionRules } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../shop/settings/create-store.ts';
import { marketsFrom } from '../../shop/store/default-markets.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { refreshCollections } from '../collections/memberships.ts';

describe.each(testDatabases)('many products at once, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  const skus: string[] = [];
  const { product: products, collection: api, bulk } = routes;
  const handles = ['first', 'second', 'third'];
  beforeAll(async () => {
    server = await createTestServer({ database });
    for (const [nth, handle] of handles.entries()) {
      const sku = `M-${handle}`;
      skus.push(sku);
      await server.ok(products.create, {
        ...{ title: { en: `Item ${handle}` }, handle, vendor: 'Many', tags: nth === 0 ? ['gift'] : [] },
        variants: [{ sku, prices: { USD: { amount: 1000 + nth * 5, compareAtAmount: 5000 } }, levels: { main: 1 } }],
      });
    }
  }, 60_000);
  afterAll(() => server.close());

  const inShop = async (collection: string) =>
    (await server.ok(routes.catalog.listProducts, { country: 'US', collection, limit: 100 })).items.map(
      ({ handle }) => handle,
    );
  const rulesOf = (match: 'all' | 'any', ...conditions: CollectionRules['conditions']): CollectionRules => ({
    match,
    conditions,
  });
  const isMany = { field: 'vendor', operator: 'is', value: 'many' } as const;

  it('are in a collection in the order that the merchant chose', async () => {
    const created = await server.ok(api.create, { title: { en: 'Hand Picked' }, products: ['third', 'first'] });
    expect(created).toMatchObject({
      ...{ handle: 'hand-picked', descriptionHtml: {}, image: null, rules: null, sortOrder: 'manual', productCount: 2 },
      products: ['third', 'first'],
    });
    expect(await inShop('hand-picked')).toEqual(['third', 'first']);
    const collectionId = 'hand-picked';
    await server.ok(api.changeProducts, { collectionId, add: ['second', 'third'], remove: ['first'] });
    expect(await inShop(collectionId)).toEqual(['third', 'second']);
    const renamed = await server.ok(api.update, {
      ...{ collectionId, handle: 'renamed', title: { en: 'Renamed' }, products: ['first', 'second', 'third'] },
    });
    expect(renamed).toMatchObject({ id: created.id, handle: 'renamed', products: handles });
    expect(await server.ok(api.get, { collectionId: created.id })).toEqual(renamed);
    const { products: _products, ...listed } = renamed;
    const page = await server.ok(api.list, { limit: 100 });
    expect(page.items.at(-1)).toEqual(listed);
    const first = await server.ok(api.list, { limit: 1 });
    const second = await server.ok(api.list, { limit: 100, cursor: first.nextCursor! });
    expect([...first.items, ...second.items]).toEqual(page.items);
    expect((await server.call(api.remove, { collectionId: 'renamed' })).status).toBe(204);
    expect((await server.call(api.get, { collectionId: created.id })).problem?.code).toBe('collection_not_found');
    expect((await server.ok(products.get, { productId: 'first' })).collections).toEqual([]);
  });

  it('are in a collection by its rules, in its order, from the change on that makes them match', async () => {
    const rules = rulesOf('all', isMany, {
      ...{ field: 'price', operator: 'at_least', value: { amount: 1005, currency: 'USD' } },
    });
    const { id: collectionId } = await server.ok(api.create, {
      ...{ title: { en: 'By Rules' }, rules, sortOrder: 'price_desc' },
    });
    expect(await inShop('by-rules')).toEqual(['third', 'second']);
    const price = (amount: number) => ({ USD: { amount, compareAtAmount: null } });
    const setPrice = (nth: number, amount: number) =>
      server.ok(products.setPrices, { productId: handles[nth]!, variantSku: skus[nth]!, prices: price(amount) });
    expect((await setPrice(0, 9000)).collections).toEqual(['by-rules']);
    expect(await inShop('by-rules')).toEqual(['first', 'third', 'second']);
    await setPrice(1, 9500);
    expect(await inShop('by-rules')).toEqual(['second', 'first', 'third']);
    await setPrice(2, 10);
    expect(await inShop('by-rules')).toEqual(['second', 'first']);
    await server.ok(products.update, { productId: 'second', vendor: 'Other' });
    expect(await inShop('by-rules')).toEqual(['first']);
    const change = (...given: Parameters<typeof rulesOf>) =>
      server.ok(api.update, { collectionId, rules: rulesOf(...given), sortOrder: 'title' });
    const tagged = { field: 'tag', operator: 'is_not', value: 'GIFT' } as const;
    const titled = { field: 'title', operator: 'contains', value: 'item' } as const;
    expect((await change('all', titled, tagged)).products?.toSorted()).toEqual(['second', 'third']);
    expect((await change('any', isMany, { ...tagged, operator: 'is' })).products?.toSorted()).toEqual([
      'first',
      'third',
    ]);
    await change('all', titled, { field: 'available', operator: 'is', value: true });
    await server.ok(routes.admin.setStock, { sku: skus[0]!, stock: 0 });
    await refreshCollections(server.db, server.deps.now());
    expect((await server.ok(api.get, { collectionId })).products).toEqual(['second', 'third']);
    // The chosen products stay those that the rules asked for last.
    expect(await server.ok(api.update, { collectionId, rules: null })).toMatchObject({ products: ['second', 'third'] });
    await server.ok(products.update, { productId: 'second', title: { en: 'Nothing' } });
    expect((await server.ok(api.get, { collectionId })).productCount).toBe(2);
  });

  it('are available to rules and filters as they are to shoppers: as a pre-order until its day', async () => {
    const rules = rulesOf('all', isMany, { field: 'available', operator: 'is', value: true });
    const { id: collectionId } = await server.ok(api.create, { title: { en: 'To Sell' }, rules });
    const shipsOn = new Date(server.deps.now().getTime() + 2 * dayMs).toISOString().slice(0, 10);
    for (const [nth, preorder] of [{ shipsOn }, { shipsOn, limit: 2 }, null].entries())
      await server.ok(products.create, {
        ...{ title: { en: `Later ${nth}` }, handle: `later-${nth}`, vendor: 'Many' },
        variants: [
          { sku: `LATER-${nth}`, prices: { USD: { amount: 1, compareAtAmount: null } }, levels: { main: 0 }, preorder },
        ],
      });
    const isLater = ({ handle }: { handle: string }) => handle.startsWith('later-');
    const available = async () => {
      const filters = { vendor: ['Many'], limit: 100 };
      const sold = { country: 'US', available: true, ...filters };
      const lists = [
        (await server.ok(products.list, { ...filters, outOfStock: false })).items,
        (await server.ok(routes.catalog.listProducts, { country: 'US', collection: 'to-sell', limit: 100 })).items,
        (await server.ok(routes.catalog.listProducts, sold)).items,
      ].map((items) =>
        items
          .filter(isLater)
          .map(({ handle }) => handle)
          .toSorted(),
      );
      const out = (await server.ok(products.list, { ...filters, outOfStock: true })).items.filter(isLater).length;
      return { lists, out };
    };
    const all = (...handlesOfAll: string[]) => [handlesOfAll, handlesOfAll, handlesOfAll];
    expect(await available()).toEqual({ lists: all('later-0', 'later-1'), out: 1 });
    await server.db.execute(sql`update variants set stock = -2 where sku like 'LATER-%'`);
    await refreshCollections(server.db, server.deps.now());
    expect(await available()).toEqual({ lists: all('later-0'), out: 2 });
    server.advance(3 * dayMs);
    await refreshCollections(server.db, server.deps.now());
    expect(await available()).toEqual({ lists: all(), out: 3 });
    for (const nth of [0, 1, 2]) await server.call(products.remove, { productId: `later-${nth}` });
    await server.call(api.remove, { collectionId });
  });

  it('are in a collection by their metafields, in the transaction of the change', async () => {
    const isWool = { field: 'metafield', metafield: 'custom.fabric', operator: 'is', value: 'Wool' } as const;
    const rules = rulesOf('all', isWool);
    const { id: collectionId } = await server.ok(api.create, { title: { en: 'Woollen' }, rules });
    expect(await inShop('woollen')).toEqual([]);
    const metafields = { 'custom.fabric': { type: 'text', value: { en: 'wool', de: 'Wolle' } } } as const;
    const changed = await server.ok(products.update, { productId: 'second', metafields });
    expect(changed.collections).toContain('woollen');
    expect(await inShop('woollen')).toEqual(['second']);
    await server.ok(api.update, { collectionId, rules: rulesOf('all', { ...isWool, operator: 'is_not' }) });
    expect(await inShop('woollen')).not.toContain('second');
    const cleared = await server.ok(products.update, { productId: 'second', metafields: null });
    expect(cleared.collections).toContain('woollen');
    const wrong = rulesOf('all', { ...isWool, operator: 'at_least' });
    expect((await server.call(api.update, { collectionId, rules: wrong })).problem).toMatchObject({
      code: 'invalid_request',
      field: 'rules.conditions.0.value',
    });
    await server.call(api.remove, { collectionId });
  });

  it('are refused in a collection with the field and the fix', async () => {
    const rules = rulesOf('any', isMany);
    const collectionId = 'everyday';
    const code = async (call: ReturnType<typeof server.call>) => {
      const { problem } = await call;
      return [problem?.code, problem?.field];
    };
    const title = { en: 'Everyday' };
    expect(await code(server.call(api.create, { title }))).toEqual(['handle_taken', 'handle']);
    expect(await code(server.call(api.update, { collectionId, products: ['first', 'no'] }))).toEqual([
      'product_not_found',
      'products.1',
    ]);
    expect(await code(server.call(api.create, { title: { en: 'X' }, rules, products: ['first'] }))).toEqual([
      'invalid_request',
      'products',
    ]);
    const noCondition = { ...rules, conditions: [] };
    expect(await code(server.call(api.update, { collectionId, rules: noCondition }))).toEqual([
      'invalid_request',
      'rules.conditions',
    ]);
    const { secretKey: key } = await createStore(server.db, {
      ...{ name: 'Other', languages: ['en'], defaultLanguage: 'en', defaultCountry: 'US' },
      ...{ markets: marketsFrom('US'), origins: [] },
    });
    for (const route of [api.get, api.update, api.remove, api.changeProducts])
      expect((await server.call(route, { collectionId } as never, { key })).problem?.code).toBe('collection_not_found');
    const others = await server.call(bulk.changeProducts, { products: ['first'], published: false }, { key });
    expect(others.body).toMatchObject({ changed: 0, items: [{ code: 'product_not_found' }] });
    for (const route of [...Object.values(api), ...Object.values(bulk)]) {
      const { status } = await server.call(route, { collectionId } as never, { key: server.publishableKey });
      expect([401, 403], route.endpoint).toContain(status);
    }
  });

  it('have their stock set; rows that are refused stop no other', async () => {
    const report = await server.ok(bulk.setStock, {
      items: [
        { sku: skus[1]!, stock: 7, sellWhenOut: true },
        { sku: 'NO-SUCH', stock: 1 },
        { sku: skus[0]!, stock: 3, locationId: 'mars' },
        { sku: skus[2]!, stock: 9, locationId: 'main' },
      ],
      reference: 'count-7',
    });
    expect(report).toEqual({
      ...{ changed: 2, refused: 2 },
      items: [
        { row: skus[1], status: 'changed' },
        ...[{ row: 'NO-SUCH', code: 'variant_not_found', errors: [{ field: 'items.1.sku', code: 'invalid' }] }].map(
          (one) => ({ ...one, status: 'refused' }),
        ),
        {
          ...{ row: skus[0], status: 'refused', code: 'location_not_found' },
          errors: [{ field: 'items.2.locationId', code: 'invalid' }],
        },
        { row: skus[2], status: 'changed' },
      ],
    });
    expect(await server.ok(routes.admin.getStock, { sku: skus[1]! })).toMatchObject({ stock: 7, sellWhenOut: true });
    const [last] = (await server.ok(routes.admin.listStockAdjustments, { sku: skus[2]! })).items;
    expect(last).toMatchObject({ quantity: 9, reference: 'count-7', actor: { kind: 'merchant' } });
    const items = Array.from({ length: 1001 }, () => ({ sku: 'A', stock: 1 }));
    expect((await server.call(bulk.setStock, { items })).problem).toMatchObject({ field: 'items' });
  });

  it('change together: tags, publication and prices', async () => {
    const before = await server.ok(products.get, { productId: 'third' });
    const prices = { USD: { amount: 1005, compareAtAmount: 5000 }, JPY: { amount: 333, compareAtAmount: null } };
    await server.ok(products.setPrices, { productId: 'third', variantSku: skus[2]!, prices });
    const report = await server.ok(bulk.changeProducts, {
      ...{ products: [before.id, 'no-such', 'first'], addTags: ['sale', 'gift'], removeTags: ['old'] },
      ...{ published: false, priceBasisPoints: -1000 },
    });
    expect(report).toMatchObject({
      ...{ changed: 2, refused: 1 },
      items: [{ row: before.id }, { row: 'no-such', code: 'product_not_found' }, { row: 'first', status: 'changed' }],
    });
    const after = await server.ok(products.get, { productId: 'third' });
    expect(after).toMatchObject({ tags: ['sale', 'gift'], published: false, version: before.version + 2 });
    expect(after.variants[0]).toMatchObject({
      prices: { USD: { amount: 905, compareAtAmount: 5000 }, JPY: { amount: 300, compareAtAmount: null } },
      levels: { main: 9 },
    });
    expect((await server.ok(products.get, { productId: 'first' })).tags).toEqual(['gift', 'sale']);
    expect((await server.call(routes.catalog.getProduct, { handle: 'third', country: 'US' })).status).toBe(404);
  });
});
