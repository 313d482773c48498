import { productExtrasShape, variantExtrasShape, type ProductExtras, type VariantExtras } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productRedirects, products, variants } from '../catalog.tables.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createImportContext, type ImportContext } from './import.harness.ts';

const file = (content: string, type: string) => `${content.repeat(40).slice(0, 40)}.${type}`;

/** Something in every field. */
const productData: Required<ProductExtras> = {
  seo: { title: { en: 'A teapot', 'zh-CN': '茶壶' }, description: { en: 'Thrown by hand', 'zh-CN': '手工' } },
  metafields: {
    'care.wash': { type: 'text', value: { en: 'By hand', 'zh-CN': '手洗' } },
    'size.height': { type: 'measurement', value: { quantity: 12, unit: 'cm' } },
  },
  media: [
    { kind: 'external_video', host: 'youtube', videoId: 'dQw4w9WgXcQ', alt: { en: 'How to brew' } },
    { kind: 'video', file: file('a', 'mp4'), size: 10, alt: { 'zh-CN': '泡茶' } },
    { kind: 'model', files: [{ file: file('b', 'glb'), size: 20 }] },
  ],
};
const soldAlone: Omit<Required<VariantExtras>, 'components'> = {
  gtin: '4006381333931',
  dimensions: { lengthMm: 100, widthMm: 90, heightMm: 80 },
  unitMeasure: { measure: { quantity: 250, unit: 'g' }, base: { quantity: 1, unit: 'kg' } },
  quantityRule: { minimum: 2, increment: 2, maximum: 8 },
  maxPerCustomer: 4,
  preorder: { shipsOn: '2099-01-01', limit: 3 },
  files: [{ file: file('c', 'download'), name: 'manual.pdf', size: 10 }],
};

/** A file of one column, and what of the product it changes. */
const files: { lines: string[]; changes: string[]; tables?: string[] }[] = [
  { lines: ['Handle,SEO Title', 'celadon-teapot,Seo'], changes: ['SEO'] },
  { lines: ['Handle,SEO Description', 'celadon-teapot,'], changes: ['SEO'] },
  { lines: ['Handle,Wash (product.metafields.care.wash)', 'celadon-teapot,Never'], changes: ['metafields'] },
  { lines: ['Handle,Vendor', 'celadon-teapot,South'], changes: ['vendor'] },
  { lines: ['Handle,Title', 'celadon-teapot,Pot'], changes: ['title'] },
  { lines: ['Handle,Tags', 'celadon-teapot,new'], changes: ['tags'] },
  {
    lines: ['SKU,Price', 'TEAPOT-I-S,49'],
    changes: ['price of TEAPOT-I-S'],
    tables: ['variant_prices', 'price_history', 'product_listings'],
  },
  { lines: ['SKU,Variant Grams', 'TEAPOT-C-S,601'], changes: ['weight of TEAPOT-C-S'], tables: ['variants'] },
  { lines: ['SKU,Variant Barcode', 'TEAPOT-C-S,96385074'], changes: ['GTIN of TEAPOT-C-S'], tables: ['variants'] },
];

describe.each(testDatabases)('a file of one column on %s', (database) => {
  let shop: ImportContext;
  beforeAll(async () => {
    shop = await createImportContext(database);
    const { db, storeId } = shop.server;
    const { product, variants: list } = await shop.stored('celadon-teapot');
    const { variants: cups } = await shop.stored('tea-cup');
    const window = { publishedFrom: new Date('2026-01-01'), publishedUntil: new Date('2099-01-01') };
    const limits = { shipsOnlyTo: ['US', 'DE'], shipsNotTo: ['FR'] };
    await db
      .update(products)
      .set({ data: productData, ...window, ...limits })
      .where(eq(products.id, product.id));
    await db.insert(productRedirects).values({ storeId, handle: 'old-teapot', productId: product.id });
    const ofVariant = { ...limits, hsCode: '691110', originCountry: 'CN', taxCategory: 'reduced' };
    await db
      .update(variants)
      .set({ ...ofVariant, data: soldAlone })
      .where(eq(variants.id, list[0]!.id));
    const bundle = { components: [{ variantId: cups[0]!.id, quantity: 2 }] };
    await db.update(variants).set({ data: bundle }).where(eq(variants.id, list[3]!.id));
    // Pictures that were uploaded have one source.
    await db.execute(sql`update images set source = 'upload', focal_point = '{"x":0.2,"y":0.3}'
      where product_id = ${product.id}`);
  });
  afterAll(() => shop.close());

  /** Every row of the product and of its variants, by table. */
  async function rows(): Promise<Record<string, unknown[]>> {
    const { db } = shop.server;
    const { product, variants: list } = await shop.stored('celadon-teapot');
    const owners = { product_id: [product.id], variant_id: list.map(({ id }) => id), bundle_id: [list[3]!.id] };
    const columns = await db
      .select({ table: sql<string>`table_name`, column: sql<keyof typeof owners>`column_name` })
      .from(sql`information_schema.columns`)
      .where(
        sql`table_schema = 'public' and column_name in ('product_id', 'variant_id', 'bundle_id')
          and table_name not in ('product_search', 'catalog_changes')`,
      );
    const found: Record<string, unknown[]> = { products: [product] };
    for (const { table, column } of columns) {
      const ofTable = await db
        .select({ row: sql<unknown>`to_jsonb(t)` })
        .from(sql`${sql.identifier(table)} t`)
        .where(sql`${sql.identifier(column)} in ${owners[column]}`)
        .orderBy(sql`to_jsonb(t)::text collate "C"`);
      found[table] = ofTable.map(({ row }) => row);
    }
    return found;
  }

  it('is tried on a product with something in every field', async () => {
    const { product, variants: list } = await shop.stored('celadon-teapot');
    expect(Object.keys(product.data!).toSorted()).toEqual(Object.keys(productExtrasShape).toSorted());
    const named = list.flatMap(({ data }) => Object.keys(data ?? {}));
    expect(named.toSorted()).toEqual(Object.keys(variantExtrasShape).toSorted());
  });

  it.each(files)('$lines.0 changes only $changes', async ({ lines, changes, tables = [] }) => {
    const before = await rows();
    const report = await shop.run(lines);
    expect(report).toMatchObject({ refused: [], notices: [], updated: [{ handle: 'celadon-teapot', changes }] });
    const after = await rows();
    // The report names each change of these.
    for (const table of ['products', ...tables]) {
      delete before[table];
      delete after[table];
    }
    expect(after).toEqual(before);
    const { product, variants: list } = await shop.stored('celadon-teapot');
    expect(product.data?.media).toEqual(productData.media);
    expect(list[0]!.data?.files).toEqual(soldAlone.files);
    const { images: pictures } = await shop.stored('celadon-teapot');
    expect(list.map(({ imageId }) => pictures.findIndex(({ id }) => id === imageId))).toEqual([0, 0, 1, 1]);
  });
});
