import { routes } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../test-support/test-database.ts';
import { testKey } from '../../test-support/test-server.ts';
import { createImportContext, type ImportContext } from '../import/import.harness.ts';

const columns =
  'Handle,Title,Variant SKU,Variant Price,SEO Title,SEO Description,Published from,Published until,' +
  'Fabric (product.metafields.custom.fabric),Weight (product.metafields.custom.weight),' +
  'Washable (product.metafields.custom.washable),Own (product.metafields.other.own)';

const region = { country: 'US', language: 'en' };
const hourMs = 3_600_000;

describe.each(testDatabases)('the data of products, on %s', (database) => {
  let shop: ImportContext;
  beforeAll(async () => {
    shop = await createImportContext(database);
    const { server } = shop;
    const define = (key: string, valueType: 'text' | 'measurement' | 'boolean', name: string, isVisible = true) =>
      server.ok(routes.metafield.setDefinition, { namespace: 'custom', key, valueType, name: { en: name }, isVisible });
    await define('weight', 'measurement', 'Weight');
    await define('fabric', 'text', 'Fabric');
    await define('washable', 'boolean', 'Washable', false);
  });
  afterAll(() => shop.close());

  const get = (handle: string) => shop.server.call(routes.catalog.getProduct, { ...region, handle });
  const listed = async () =>
    (await shop.server.ok(routes.catalog.listProducts, { ...region, collection: 'imported' })).items.map(
      ({ handle }) => handle,
    );

  it('comes in from a file, with metafields of the types that the store has defined', async () => {
    const report = await shop.run([
      columns,
      'scarf,Scarf,SCARF,30,"Scarf, woven",Warm and light.,,,Wool,250 g,yes,kept',
      'hat,Hat,HAT,20,,,,,Felt,heavy,,',
      'when,When,WHEN,20,,,2026-11-30,,,,,',
    ]);
    expect(report.products).toMatchObject({ created: 2 });
    expect(report.notices).toMatchObject([
      {
        line: 3,
        column: 'Weight (product.metafields.custom.weight)',
        reason: expect.stringContaining('such as 250 g'),
      },
    ]);
    expect(report.refused).toMatchObject([{ line: 4, column: 'Published from', reason: expect.stringContaining('Z') }]);
    const { product } = await shop.stored('scarf');
    expect(product.data).toEqual({
      seo: { title: { en: 'Scarf, woven' }, description: { en: 'Warm and light.' } },
      metafields: {
        'custom.fabric': { type: 'text', value: { en: 'Wool' } },
        'custom.weight': { type: 'measurement', value: { quantity: 250, unit: 'g' } },
        'custom.washable': { type: 'boolean', value: true },
        'other.own': { type: 'text', value: { en: 'kept' } },
      },
    });
    const defined = { namespace: 'custom', key: 'uses' };
    await shop.server.ok(routes.metafield.setDefinition, {
      ...{ ...defined, valueType: 'text_list', name: { en: 'Uses' }, isVisible: false },
    });
    const uses = ['Handle,Title,Variant SKU,Variant Price,Uses (product.metafields.custom.uses)'];
    uses.push(String.raw`scarf,Scarf,SCARF,30,"[""neck\u0000""]"`);
    const reason = expect.stringContaining('U+0000') as string;
    for (const dryRun of [true, false]) expect((await shop.run(uses, { dryRun })).notices).toMatchObject([{ reason }]);
    await shop.server.ok(routes.metafield.removeDefinition, defined);
    const again = await shop.run([columns, 'scarf,Scarf,SCARF,30,"Scarf, woven",,,,Wool,250 g,yes,kept']);
    expect(again.updated).toEqual([{ handle: 'scarf', changes: ['SEO'] }]);
  });

  it('is in the product: what the store shows, in the order of its definitions', async () => {
    const { body } = await get('scarf');
    expect(body).toMatchObject({ seo: { title: 'Scarf, woven' } });
    expect(body!.metafields).toEqual([
      { namespace: 'custom', key: 'weight', type: 'measurement', name: 'Weight', value: { quantity: 250, unit: 'g' } },
      { namespace: 'custom', key: 'fabric', type: 'text', name: 'Fabric', value: 'Wool' },
    ]);
    await shop.server.ok(routes.metafield.removeDefinition, { namespace: 'custom', key: 'weight' });
    expect((await get('scarf')).body!.metafields).toMatchObject([{ key: 'fabric' }]);
    expect((await shop.server.ok(routes.metafield.listDefinitions, {})).items).toMatchObject([
      { key: 'fabric', isFilter: false, isVisible: true },
      { key: 'washable' },
    ]);
  });

  it('is defined only under a name that products can have', async () => {
    const definition = { valueType: 'text', name: { en: 'Fabric' } } as const;
    for (const [namespace, key, field] of [
      ['custom', '#x', 'key'],
      ['a.b', 'x', 'namespace'],
      ['x'.repeat(65), 'x', 'namespace'],
    ] as const) {
      const { problem } = await shop.server.call(routes.metafield.setDefinition, { namespace, key, ...definition });
      expect(problem).toMatchObject({ code: 'invalid_request', errors: [{ field, code: 'invalid' }] });
    }
  });

  it('filters lists and is counted by facets, from the moment that the store says so', async () => {
    const { server } = shop;
    const define = (isFilter: boolean) =>
      server.ok(routes.metafield.setDefinition, {
        ...{ namespace: 'custom', key: 'fabric', valueType: 'text', name: { en: 'Fabric', de: 'Stoff' }, isFilter },
      });
    const facet = async (meta?: string[]) =>
      (await server.ok(routes.catalog.listFacets, { ...region, ...(meta && { meta }) })).facets.find(
        ({ kind }) => kind === 'meta',
      );
    const found = async (...meta: string[]) =>
      (await server.ok(routes.catalog.listProducts, { ...region, meta })).items.map(({ handle }) => handle);
    expect(await facet()).toBeUndefined();
    await define(true);
    expect(await facet(['custom.fabric:Felt'])).toEqual({
      ...{ kind: 'meta', name: 'custom.fabric', label: 'Fabric' },
      values: [
        { value: 'custom.fabric:Felt', label: 'Felt', count: 1, selected: true },
        { value: 'custom.fabric:Wool', label: 'Wool', count: 1, selected: false },
      ],
    });
    expect(await found('custom.fabric:Wool')).toEqual(['scarf']);
    expect((await found('custom.fabric:Wool', 'custom.fabric:Felt')).toSorted()).toEqual(['hat', 'scarf']);
    const { problem } = await server.call(routes.catalog.listProducts, { ...region, meta: ['fabric'] });
    expect(problem).toMatchObject({ code: 'invalid_request', field: 'meta.0' });
    await shop.run(['Handle,Variant SKU,Fabric (product.metafields.custom.fabric)', 'hat,HAT,Straw']);
    expect(await found('custom.fabric:Straw')).toEqual(['hat']);
    await define(false);
    expect(await facet()).toBeUndefined();
    expect(await found('custom.fabric:Wool')).toEqual([]);
  });

  it('hides a product outside of its publication window, without a job', async () => {
    const { server } = shop;
    const now = server.deps.now().getTime();
    const at = (hours: number) => new Date(now + hours * hourMs).toISOString();
    await shop.run([
      'Handle,Title,Variant SKU,Variant Price,Published from,Published until',
      `scarf,Scarf,SCARF,30,${at(1)},${at(2)}`,
    ]);
    const facts = async () => ({
      product: (await get('scarf')).status,
      listed: (await listed()).includes('scarf'),
      found: (await server.ok(routes.catalog.listProducts, { ...region, search: 'scarf', vendor: [] })).items.length,
      suggested: (await server.ok(routes.catalog.listSuggestions, { ...region, search: 'scar' })).products.length,
      counted: (await server.ok(routes.catalog.listFacets, { ...region, search: 'scarf' })).total,
      inCollection: (await server.ok(routes.catalog.getCollection, { ...region, handle: 'imported' })).productCount,
      added: (await server.call(routes.cart.create, { region, lines: [{ sku: 'SCARF', quantity: 1 }] })).status,
    });
    const hidden = { product: 404, listed: false, found: 1, suggested: 1, counted: 1, inCollection: 1, added: 404 };
    const shown = { product: 200, listed: true, found: 2, suggested: 2, counted: 2, inCollection: 2, added: 201 };
    expect(await facts()).toEqual(hidden);
    server.advance(1.5 * hourMs);
    expect(await facts()).toEqual(shown);
    server.advance(hourMs / 2 - 20_000);
    const path = `/v1/products/scarf?country=US&key=${testKey}`;
    const caching = (await server.app.request(path)).headers.get('Cache-Control');
    const [, age, stale] = /^public, max-age=(\d+), stale-while-revalidate=(\d+)$/.exec(caching!)!;
    expect(Number(age) + Number(stale)).toBeLessThanOrEqual(20);
    server.advance(hourMs / 2 + 20_000);
    expect(await facts()).toEqual(hidden);
    await shop.run(['Handle,Variant SKU,Published from,Published until', 'scarf,SCARF,,']);
    expect(await facts()).toEqual(shown);
  });

  it('shows the lowest price of the 30 days before a reduction', async () => {
    const { db } = shop.server;
    const price = (amount: number, compareAt = '') =>
      shop.run(['Handle,Variant SKU,Variant Price,Variant Compare At Price', `hat,HAT,${amount},${compareAt}`]);
    const shown = async () => (await get('hat')).body!.variants[0]!;
    await price(18);
    await db.execute(sql`update price_history set ended_at = now() - interval '40 days'`);
    await price(25);
    expect(await shown()).not.toHaveProperty('priorPrice');
    await price(22);
    await price(19, '25');
    expect(await shown()).toMatchObject({ price: { amount: 1900 }, priorPrice: { amount: 1800, currency: 'USD' } });
    await db.execute(sql`update price_history set ended_at = now() - interval '31 days' where amount = 1800`);
    await price(17, '25');
    expect(await shown()).toMatchObject({ compareAtPrice: { amount: 2500 }, priorPrice: { amount: 1900 } });
  });

  it('leads from a former handle to the product, unless another product has it', async () => {
    const { server } = shop;
    const rename = (from: string, to: string) =>
      server.db.execute(sql`update products set handle = ${to} where handle = ${from}`);
    await rename('scarf', 'shawl');
    await rename('shawl', 'wrap');
    for (const former of ['scarf', 'shawl'])
      expect((await get(former)).body).toMatchObject({ handle: 'wrap', canonicalHandle: 'wrap' });
    expect((await get('wrap')).body).not.toHaveProperty('canonicalHandle');
    await rename('wrap', 'scarf');
    expect((await get('scarf')).body).not.toHaveProperty('canonicalHandle');
    expect((await get('wrap')).body).toMatchObject({ canonicalHandle: 'scarf' });
    await shop.run(['Handle,Title,Variant SKU,Variant Price', 'wrap,Wrap,WRAP,9']);
    expect((await get('wrap')).body).toMatchObject({ handle: 'wrap', title: 'Wrap' });
    expect((await get('shawl')).body).toMatchObject({ canonicalHandle: 'scarf' });
  });
});
