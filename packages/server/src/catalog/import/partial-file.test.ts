import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { products, variants } from '../catalog.tables.ts';
import { runsOn, testDatabases } from '../../test-support/test-database.ts';
import { createImportContext, type ImportContext } from './import.harness.ts';

const columns = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Type',
  'Tags',
  'Published',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Variant SKU',
  'Variant Grams',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Requires Shipping',
  'Variant Taxable',
  'Variant Tax Code',
  'HS Code',
  'COO',
  'Image Src',
  'Image Alt Text',
  'Variant Image',
] as const;
type Column = (typeof columns)[number];
type Cells = Partial<Record<Column, string>>;

/** A shirt in three variants, with something in every column. */
const shirt: Cells[] = [
  {
    Handle: 'shirt',
    Title: 'Shirt',
    'Body (HTML)': '<p>Cotton</p>',
    Vendor: 'North',
    Type: 'Tops',
    Tags: 'new',
    Published: 'false',
    'Option1 Name': 'Size',
    'Option1 Value': 'S',
    'Option2 Name': 'Colour',
    'Option2 Value': 'Blue',
    'Variant SKU': 'SH-S',
    'Variant Grams': '200',
    'Variant Inventory Tracker': 'shopify',
    'Variant Inventory Qty': '20',
    'Variant Inventory Policy': 'continue',
    'Variant Price': '20.00',
    'Variant Compare At Price': '25.00',
    'Variant Requires Shipping': 'true',
    'Variant Taxable': 'true',
    'Variant Tax Code': 'clothing',
    'HS Code': '610910',
    COO: 'PT',
    'Image Src': 'front.png',
    'Image Alt Text': 'Front',
    'Variant Image': 'front.png',
  },
  {
    Handle: 'shirt',
    'Option1 Value': 'M',
    'Option2 Value': 'Blue',
    'Variant SKU': 'SH-M',
    'Variant Grams': '210',
    'Variant Inventory Tracker': 'shopify',
    'Variant Inventory Qty': '10',
    'Variant Inventory Policy': 'deny',
    'Variant Price': '21.00',
    'Variant Requires Shipping': 'false',
    'Variant Taxable': 'true',
    'Variant Tax Code': 'clothing',
    'HS Code': '610910',
    COO: 'PT',
    'Image Src': 'back.png',
    'Image Alt Text': 'Back',
    'Variant Image': 'back.png',
  },
  {
    Handle: 'shirt',
    'Option1 Value': 'L',
    'Option2 Value': 'Blue',
    'Variant SKU': 'SH-L',
    'Variant Grams': '220',
    'Variant Inventory Tracker': '',
    'Variant Inventory Qty': '0',
    'Variant Price': '22.00',
    'Variant Requires Shipping': 'true',
    'Variant Taxable': 'false',
  },
];

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
/** The rows as a file of these columns. */
const file = (rows: readonly Cells[], of: readonly Column[] = columns) => [
  of.join(','),
  ...rows.map((row) => of.map((column) => quote(row[column] ?? '')).join(',')),
];

describe.each(testDatabases)('a file with some of the columns or rows, on %s', (database) => {
  let shop: ImportContext;
  beforeAll(async () => {
    shop = await createImportContext(database);
    for (const [name, background] of [
      ['front.png', 'olive'],
      ['back.png', 'teal'],
    ] as const) {
      await writeFile(
        join(shop.folder, name),
        await sharp({ create: { width: 40, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      );
    }
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.server.db.delete(products).where(eq(products.handle, 'shirt'));
    expect(await shop.run(file(shirt))).toMatchObject({ products: { created: 1 }, refused: [], unreachable: [] });
  });

  /** Everything of the shirt but what is computed from the rest. */
  const state = async () => {
    const {
      product: { sourceHash: _hash, titleRanks: _ranks, ...product },
      ...rest
    } = await shop.stored('shirt');
    return { product, ...rest };
  };
  const sell = (sku: string, stock: number) =>
    shop.server.db.update(variants).set({ stock }).where(eq(variants.sku, sku));

  it('changes a price and nothing else with four columns', async () => {
    const before = await state();
    const report = await shop.run(
      file([{ ...shirt[0], 'Variant Price': '19.00' }], ['Handle', 'Title', 'Variant SKU', 'Variant Price']),
    );
    expect(report).toMatchObject({
      products: { created: 0, updated: 1, unchanged: 0 },
      refused: [],
      notices: [],
      updated: [{ handle: 'shirt', changes: ['price of SH-S'] }],
    });
    expect(await state()).toEqual({
      ...before,
      variants: before.variants.map((variant) => (variant.sku === 'SH-S' ? { ...variant, price: 1900 } : variant)),
    });
  });

  it('needs only a SKU, and changes that variant', async () => {
    const before = await state();
    expect(await shop.run(['SKU,Price', 'SH-M,30'])).toMatchObject({ products: { updated: 1 }, refused: [] });
    expect(await state()).toEqual({
      ...before,
      variants: before.variants.map((variant) => (variant.sku === 'SH-M' ? { ...variant, price: 3000 } : variant)),
    });
  });

  it('refuses a SKU that no product has', async () => {
    expect((await shop.run(['SKU,Price', 'NONE,30'])).refused).toEqual([
      {
        line: 2,
        column: 'Handle',
        reason: 'is missing, and no product has the SKU "NONE": write the handle of the product',
      },
    ]);
  });

  it('needs only a handle, and changes what belongs to the product', async () => {
    const before = await state();
    expect((await shop.run(['Handle,Vendor,Published', 'shirt,South,true'])).updated).toEqual([
      { handle: 'shirt', changes: ['vendor', 'now shown'] },
    ]);
    expect(await state()).toEqual({ ...before, product: { ...before.product, vendor: 'South', published: true } });
  });

  it('updates one variant from its row of the whole file, and keeps its siblings and their pictures', async () => {
    const before = await state();
    const row = {
      ...shirt[1],
      Title: 'Shirt',
      'Body (HTML)': '<p>Cotton</p>',
      Vendor: 'North',
      Type: 'Tops',
      Tags: 'new',
      'Variant Price': '31.00',
    };
    expect((await shop.run(file([row]))).updated).toEqual([{ handle: 'shirt', changes: ['price of SH-M'] }]);
    expect(await state()).toEqual({
      ...before,
      variants: before.variants.map((variant) => (variant.sku === 'SH-M' ? { ...variant, price: 3100 } : variant)),
    });
  });

  it('refuses a later row of the whole file alone: its title is empty, and would be cleared', async () => {
    const before = await state();
    expect((await shop.run(file([shirt[1]!]))).refused).toEqual([
      { line: 2, column: 'Title', reason: 'is missing: write the title into the first row of the product' },
    ]);
    expect(await state()).toEqual(before);
  });

  it('clears what has a column and an empty cell', async () => {
    const rows = [
      {
        Handle: 'shirt',
        'Option1 Value': 'S',
        'Option2 Value': 'Blue',
        'Variant Price': '20.00',
        'Variant SKU': 'SH-S',
      },
      shirt[1]!,
      shirt[2]!,
    ];
    const of = columns.filter((column) => column !== 'Title');
    expect((await shop.run(file(rows, of))).refused).toEqual([]);
    const {
      product,
      images,
      variants: [small],
    } = await state();
    expect(product).toMatchObject({
      title: { en: 'Shirt' },
      descriptionHtml: { en: '' },
      vendor: '',
      productType: '',
      tags: [],
      published: false,
    });
    expect(product.options.map(({ name }) => name)).toEqual([{ en: 'Size' }, { en: 'Colour' }]);
    expect(images.map(({ source }) => source)).toEqual(['back.png']);
    expect(small).toMatchObject({
      compareAt: null,
      weightGrams: 0,
      sellWhenOut: false,
      hsCode: null,
      originCountry: null,
      taxCategory: 'standard',
      imageId: null,
      stock: null,
    });
  });

  it('refuses a row whose required cell is empty, and imports the others', async () => {
    const before = await state();
    const report = await shop.run(
      file([shirt[0]!, { ...shirt[1], 'Variant Price': '' }, { ...shirt[2], 'Variant Price': '23.00' }]),
    );
    expect(report.refused).toEqual([
      { line: 3, column: 'Variant Price', reason: 'is missing: write a price, such as 19.99' },
    ]);
    expect(report.updated).toEqual([{ handle: 'shirt', changes: ['price of SH-L'] }]);
    expect(await state()).toEqual({
      ...before,
      variants: before.variants.map((variant) => (variant.sku === 'SH-L' ? { ...variant, price: 2300 } : variant)),
    });
  });

  it('keeps what was sold when a price changes in the whole file', async () => {
    await sell('SH-S', 18);
    const report = await shop.run(file([{ ...shirt[0], 'Variant Price': '19.00' }, ...shirt.slice(1)]));
    expect(report.updated).toEqual([{ handle: 'shirt', changes: ['price of SH-S'] }]);
    expect((await state()).variants.map(({ stock }) => stock)).toEqual([18, 10, null]);
  });

  it('changes the stock where the file’s own number is a new one, and says from what to what', async () => {
    await sell('SH-S', 18);
    const report = await shop.run(file([{ ...shirt[0], 'Variant Inventory Qty': '25' }, ...shirt.slice(1)]));
    expect(report.updated).toEqual([{ handle: 'shirt', changes: ['stock of SH-S 18 → 25'] }]);
    await sell('SH-S', 24);
    expect(await shop.run(file([{ ...shirt[0], 'Variant Inventory Qty': '25' }, ...shirt.slice(1)]))).toMatchObject({
      products: { unchanged: 1 },
    });
    expect((await state()).variants.map(({ stock }) => stock)).toEqual([24, 10, null]);
  });

  it('sets the stock to the file’s numbers with --stock, as often as that is said', async () => {
    for (const sold of [18, 17]) {
      await sell('SH-S', sold);
      expect((await shop.run(file(shirt), { forceStock: true })).updated).toEqual([
        { handle: 'shirt', changes: [`stock of SH-S ${sold} → 20`] },
      ]);
      expect((await state()).variants.map(({ stock }) => stock)).toEqual([20, 10, null]);
    }
  });

  it('does not switch off the counting of stock', async () => {
    await shop.run(['Handle,Title,Variant SKU,Variant Price', 'shirt,Shirt,SH-S,20.00']);
    await shop.run(['Handle,Option1 Value,Option2 Value,Variant Inventory Tracker', 'shirt,S,Blue,shopify']);
    expect((await state()).variants.map(({ stock }) => stock)).toEqual([20, 10, null]);
  });

  it('keeps the stock of a product that no file gave before, says so, and takes the next new number', async () => {
    const cup = (quantity: string) => ['Handle,Variant Inventory Qty', `tea-cup,${quantity}`];
    await shop.server.db.execute('delete from imported_quantities');
    const report = await shop.run(cup('40'));
    expect(report.notices).toEqual([
      { line: 2, column: 'Variant Inventory Qty', reason: expect.stringContaining('import with --stock to set it') },
    ]);
    expect((await shop.stored('tea-cup')).variants[0]?.stock).toBe(5);
    expect((await shop.run(cup('41'))).updated).toEqual([{ handle: 'tea-cup', changes: ['stock of TEA-CUP 5 → 41'] }]);
    await shop.server.db.update(variants).set({ stock: 5 }).where(eq(variants.sku, 'TEA-CUP'));
  });

  it('adds a variant, renames one by its SKU, and keeps the id of each', async () => {
    const before = await state();
    const report = await shop.run([
      'Handle,Option1 Value,Option2 Value,Variant SKU,Variant Price',
      'shirt,Small,Blue,SH-S,20.00',
      'shirt,XL,Blue,SH-XL,23.00',
    ]);
    expect(report).toMatchObject({ refused: [], updated: [{ changes: ['options', 'new variant SH-XL'] }] });
    const after = await state();
    expect(after.variants.map(({ sku, optionKey }) => [sku, optionKey.split('\u001f')[0]])).toEqual([
      ['SH-S', 'Small'],
      ['SH-M', 'M'],
      ['SH-L', 'L'],
      ['SH-XL', 'XL'],
    ]);
    expect(after.variants.slice(0, 3).map(({ id }) => id)).toEqual(before.variants.map(({ id }) => id));
    expect(after.variants[0]).toMatchObject({
      stock: 20,
      price: 2000,
      compareAt: 2500,
      imageId: before.variants[0]?.imageId,
    });
  });

  it('keeps words and swatches of other languages', async () => {
    await shop.run([
      'Handle,Title,Option1 Value,Option2 Value,Variant Price',
      'celadon-teapot,Green Teapot,Celadon,Small,50',
    ]);
    const { product } = await shop.stored('celadon-teapot');
    expect(product.title).toEqual({ en: 'Green Teapot', 'zh-CN': '青瓷茶壶' });
    expect(product.options[0]).toEqual({
      name: { en: 'Colour', 'zh-CN': '颜色' },
      values: [
        { label: { en: 'Celadon', 'zh-CN': '青瓷' }, swatch: '#a3c1ad' },
        { label: { en: 'Ink', 'zh-CN': '墨' }, swatch: '#22252a' },
      ],
    });
  });

  it('takes the variants of a product apart anew where its options change, and says which went', async () => {
    const report = await shop.run(
      file(
        [
          {
            Handle: 'shirt',
            Title: 'Shirt',
            'Option1 Name': 'Title',
            'Option1 Value': 'Default Title',
            'Variant SKU': 'SH-S',
            'Variant Price': '20.00',
          },
        ],
        ['Handle', 'Title', 'Option1 Name', 'Option1 Value', 'Variant SKU', 'Variant Price'],
      ),
    );
    expect(report.refused).toEqual([]);
    expect((await state()).variants.map(({ sku }) => sku)).toEqual(['SH-S', 'SH-M', 'SH-L'].slice(0, 1));
    expect(report.updated[0]?.changes).toEqual(
      expect.arrayContaining(['variant SH-M removed', 'variant SH-L removed']),
    );
  });

  it('loses nothing, whichever columns and rows of the same file come again', async () => {
    await sell('SH-S', 13);
    const before = await state();
    const optional = columns.filter(
      (column) => !['Handle', 'Option1 Value', 'Option2 Value', 'Variant SKU'].includes(column),
    );
    await fc.assert(
      fc.asyncProperty(fc.subarray(optional), fc.subarray([1, 2]), async (some, rows) => {
        const of = columns.filter(
          (column) =>
            some.includes(column) || ['Handle', 'Option1 Value', 'Option2 Value', 'Variant SKU'].includes(column),
        );
        const report = await shop.run(file([shirt[0]!, ...rows.map((index) => shirt[index]!)], of));
        expect(report).toMatchObject({ refused: [], products: { created: 0, updated: 0, unchanged: 1 } });
        expect(await state()).toEqual(before);
      }),
      { numRuns: runsOn(database, 25) },
    );
  });
});
