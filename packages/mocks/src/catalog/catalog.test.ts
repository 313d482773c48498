import { describe, expect, it } from 'vitest';
import { samples } from '../index.ts';
import { clientOf, unwrap, refusal, createTestContext } from '../test-support/test-context.ts';

describe('the catalogue', () => {
  it('has thirty products, page by page, none twice', async () => {
    const { client } = createTestContext();
    const handles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await unwrap(client.catalog.listProducts({ limit: 12, cursor }));
      handles.push(...page.items.map(({ handle }) => handle));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(handles).toHaveLength(30);
    expect(new Set(handles).size).toBe(30);
  });

  it('has three collections that count their products', async () => {
    const { client } = createTestContext();
    const { items } = await unwrap(client.catalog.listCollections());
    for (const { handle: collection, productCount } of items) {
      expect((await unwrap(client.catalog.listProducts({ collection, limit: 100 }))).items).toHaveLength(productCount);
    }
    expect((await refusal(client.catalog.listProducts({ collection: 'none' }))).code).toBe('collection_not_found');
    expect((await refusal(client.catalog.getCollection({ handle: 'none' }))).code).toBe('collection_not_found');
    expect((await refusal(client.catalog.getProduct({ handle: 'none' }))).code).toBe('product_not_found');
  });

  it('sorts, searches and leaves out what is sold out', async () => {
    const { client } = createTestContext();
    const list = async (query: object) => (await unwrap(client.catalog.listProducts({ limit: 100, ...query }))).items;
    const prices = (await list({ sort: 'price_asc' })).map(({ priceRange }) => priceRange.min.amount);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect((await list({ sort: 'price_desc' })).map(({ priceRange }) => priceRange.min.amount)).toEqual(
      prices.toReversed(),
    );
    const titles = (await list({ sort: 'title' })).map(({ title }) => title);
    expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b)));
    expect((await list({ search: 'TÉA tray' })).map(({ handle }) => handle)).toEqual(['tea-tray']);
    expect(await list({ search: 'no such thing' })).toEqual([]);
    expect((await list({ available: true })).map(({ handle }) => handle)).not.toContain(samples.soldOut.handle);
  });

  it('speaks English and Chinese and has a price in each market’s currency', async () => {
    const { client } = createTestContext();
    const product = async (region: object) =>
      unwrap(client.catalog.getProduct({ handle: samples.plain.handle, ...region }));
    expect(await product({ country: 'CN', language: 'zh-CN' })).toMatchObject({
      title: '龙井',
      priceRange: { min: { amount: 12600, currency: 'CNY' } },
    });
    expect(await product({ country: 'JP' })).toMatchObject({
      title: 'Dragon Well',
      priceRange: { min: { amount: 2700, currency: 'JPY' } },
    });
    expect((await product({ country: 'DE', currency: 'USD' })).priceRange.min).toEqual({
      amount: 1800,
      currency: 'USD',
    });
    expect((await product({ country: 'US', currency: 'EUR' })).priceRange.min.currency).toBe('USD');
  });

  it('has a sold-out product, one nearly gone, a reduced one, and a shirt that lacks combinations', async () => {
    const { client } = createTestContext();
    const product = async (handle: string) => unwrap(client.catalog.getProduct({ handle }));
    expect(await product(samples.soldOut.handle)).toMatchObject({
      available: false,
      variants: [{ stock: 'out_of_stock', quantityAvailable: null }],
    });
    expect(await product(samples.lowStock.handle)).toMatchObject({
      available: true,
      variants: [{ stock: 'low_stock', quantityAvailable: 3 }],
    });
    expect(await product(samples.reduced.handle)).toMatchObject({
      compareAtPrice: { amount: 2000 },
      variants: [{ price: { amount: 1600 } }],
    });
    const shirt = await product(samples.withOptions.handle);
    expect(shirt.options.map(({ name, values }) => [name, values.length])).toEqual([
      ['Colour', 3],
      ['Size', 3],
    ]);
    expect(shirt.variants).toHaveLength(7);
    expect(shirt.variants.map(({ title }) => title)).not.toContain(samples.withOptions.missing.join(' / '));
  });

  it('has pictures that ask for nothing, and one for every variant', async () => {
    const { client } = createTestContext();
    for (const { images, variants } of (await unwrap(client.catalog.listProducts({ limit: 100 }))).items) {
      for (const { url, template } of images) {
        expect(url).toMatch(/^data:image\/svg\+xml,[^\s,()]+$/);
        expect(template).toBe(url);
      }
      for (const { imageId } of variants) expect(images.map(({ id }) => id)).toContain(imageId);
    }
  });

  it('goes on selling what is out where the merchant says so, and says so', async () => {
    const { client, shop } = createTestContext();
    const { sku, handle } = samples.soldOut;
    await unwrap(clientOf(shop, 'sk_test').admin.setStock({ sku, stock: 0, sellWhenOut: true }));
    const [variant] = (await unwrap(client.catalog.getProduct({ handle }))).variants;
    expect(variant).toMatchObject({ available: true, stock: 'in_stock', quantityAvailable: null, backorder: true });
    expect((await unwrap(client.cart.create({ lines: [{ sku, quantity: 3 }] }))).cart.lines[0]!.quantity).toBe(3);
  });

  it('shows the stock that the merchant sets', async () => {
    const { client, shop } = createTestContext();
    const { sku, handle } = samples.soldOut;
    expect(await unwrap(clientOf(shop, 'sk_test').admin.setStock({ sku, stock: 2 }))).toMatchObject({ sku, stock: 2 });
    expect((await unwrap(client.catalog.getProduct({ handle }))).variants[0]).toMatchObject({
      stock: 'low_stock',
      quantityAvailable: 2,
    });
    expect((await refusal(clientOf(shop, 'sk_test').admin.setStock({ sku: 'NONE', stock: 2 }))).code).toBe(
      'variant_not_found',
    );
  });
});
