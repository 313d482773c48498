import { describe, expect, it } from 'vitest';
import { readProductFile } from './formats/read-product-file.ts';
import type { RowProblem } from './rows/row-problem.ts';
import type { DraftProduct } from './rows/draft-product.ts';
import { readAll } from './formats/format.harness.ts';

const header =
  'Handle,Title,Body (HTML),Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,' +
  'Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,' +
  'Variant Price,Variant Compare At Price,Image Src,Image Position';
const readFile = (lines: readonly string[]) => {
  const file = readProductFile(Buffer.from(lines.join('\n')), { currency: 'USD', now: new Date(0) });
  const rows = file.rows(() => undefined);
  const { products, problems, notices } = readAll(rows, 'USD', () => undefined);
  const text = (list: readonly RowProblem[]) => list.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
  return { products, problems: text([...file.problems, ...problems]), notices: text(notices) };
};
const read = (...lines: string[]) => readFile([header, ...lines]);
/** One product of a file that has, besides handle, title and price, these columns. */
const readCells = (cells: Record<string, string>) =>
  readFile([
    ['Handle', 'Title', 'Variant Price', ...Object.keys(cells)].join(','),
    ['cup', 'Cup', '5', ...Object.values(cells).map((cell) => `"${cell}"`)].join(','),
  ]);

describe('product rows', () => {
  it('make a product with options, variants and pictures in their order', () => {
    const { products, problems, notices } = read(
      'shirt,Shirt,<p>Cotton</p>,"new, blue ,new",true,Size,S,Colour,Blue,SH-1,200,shopify,5,deny,20,25.50,b.jpg,2',
      'shirt,,,,,,M,,Blue,,210.4,shopify,-3,continue,20.00,,a.jpg,1',
      'shirt,,,,,,,,,,,,,,,,c.jpg,3',
    );
    expect(problems).toEqual([]);
    expect(notices).toEqual(['3 Variant Inventory Qty: is below zero, so the stock is 0: write how many there are']);
    expect(products).toMatchObject([
      {
        handle: 'shirt',
        damaged: false,
        fields: { title: 'Shirt', tags: ['new', 'blue'], published: true, optionNames: ['Size', 'Colour', null] },
        variants: [
          {
            sku: 'SH-1',
            labels: ['S', 'Blue', ''],
            price: 2000,
            compareAt: 2550,
            quantity: 5,
            sellWhenOut: false,
            weightGrams: 200,
            customs: {},
          },
          {
            sku: '',
            labels: ['M', 'Blue', ''],
            price: 2000,
            compareAt: null,
            quantity: 0,
            sellWhenOut: true,
            weightGrams: 210,
            customs: {},
          },
        ],
        images: [{ src: 'a.jpg' }, { src: 'b.jpg' }, { src: 'c.jpg' }],
      },
    ]);
  });

  it('say nothing of what the file has no column for', () => {
    const { products } = readFile(['Handle,Variant Price', 'cup,5']);
    expect(products).toMatchObject([{ fields: {}, images: [], listsImages: false }]);
    expect(products[0]!.variants).toEqual([
      { line: 2, labels: ['', '', ''], price: 500, customs: {}, trackerUnknown: true },
    ]);
    expect(products[0]!.fields).toEqual({});
  });

  it('of a product without a title are all reported', () => {
    expect(read('cup,,,,,Size,S,,,,,,,,5,,,', 'cup,,,,,,M,,,,,,,,5,,,').problems).toEqual([
      '2 Title: is missing: write the title into the first row of the product',
      '3 Title: its product was refused: correct line 2',
    ]);
  });

  it('are counted by the lines of the file, also after a text of several lines', () => {
    expect(read('cup,Cup,"<p>\nTwo\n</p>",,,,,,,,,,,,5,,,', '', 'tray,Tray,,,,,,,,,,,,,x,,,').problems[0]).toMatch(
      /^6 Variant Price/,
    );
  });

  it('with present column names say the same', () => {
    const old =
      'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Status,Option1 Name,Option1 Value,Variant SKU,' +
      'Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,' +
      'Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Tax Code,Image Src,' +
      'Image Position,Image Alt Text,Variant Image';
    const present =
      'URL handle,Title,Description,Vendor,Type,Tags,Published on online store,Status,Option1 name,' +
      'Option1 value,SKU,Weight value (grams),Inventory tracker,Inventory quantity,' +
      'Continue selling when out of stock,Price,Compare-at price,Requires shipping,Charge tax,Tax code,' +
      'Product image URL,Image position,Image alt text,Variant image URL';
    const row =
      'cup,Cup,<p>A cup</p>,North,Cups,"a, b",TRUE,Active,Size,Small,CUP-S,200,shopify,7,CONTINUE,5,6,FALSE,' +
      'TRUE,food,a.jpg,1,A cup,a.jpg';
    const withoutColumns = (list: readonly DraftProduct[]) =>
      list.map(({ columns: _, images, ...product }) => ({
        ...product,
        images: images.map(({ src, alt }) => [src, alt]),
      }));
    const { products, problems, notices } = readFile([present, row]);
    expect({ problems, notices }).toEqual({ problems: [], notices: [] });
    expect(withoutColumns(products)).toEqual(withoutColumns(readFile([old, row]).products));
    expect(products[0]!.variants[0]).toMatchObject({
      sku: 'CUP-S',
      price: 500,
      compareAt: 600,
      quantity: 7,
      sellWhenOut: true,
      requiresShipping: false,
      weightGrams: 200,
      customs: { taxCategory: 'food' },
    });
  });
});

describe('a handle', () => {
  it.each([
    ['चाय-कप', 'Hindi'],
    ['ถ้วยชา', 'Thai'],
    ['தேநீர்-கோப்பை', 'Tamil'],
    ['کتاب\u200cخانه', 'Persian'],
    ['tasse-café', 'French'],
    ['cup_2.5', 'Latin'],
  ])('may be %s (%s)', (handle) => {
    expect(readFile(['Handle,Title,Price', `${handle},Cup,5`])).toMatchObject({ problems: [], products: [{ handle }] });
  });

  it('is the same whichever way its accents were typed', () => {
    const composed = 'café-bùn'.normalize('NFC');
    expect(
      readFile([
        'Handle,Title,Price',
        `${composed.normalize('NFD')},Cup,5`,
        `${composed.toUpperCase()},,6`,
      ]).products.map(({ handle }) => handle),
    ).toEqual([composed]);
  });

  it.each([
    ['a b', '"a b" may have letters, digits and single hyphens'],
    ['a/b', '"a/b" may have letters, digits and single hyphens'],
    ['-', '"-" may have letters, digits and single hyphens'],
    ['a'.repeat(256), 'is longer than 255 characters: shorten it'],
  ])('may not be %s', (handle, reason) =>
    expect(readFile(['Handle,Title,Price', `${handle},Cup,5`]).problems).toEqual([`2 Handle: ${reason}`]),
  );
});

describe('whether a product is shown', () => {
  it.each([
    ['true', 'true', true],
    ['yes', 'yes', true],
    ['1', '1', true],
    ['WAHR', 'WAHR', true],
    ['false', 'false', false],
    ['0', '0', false],
    ['no', 'no', false],
    ['FALSCH', 'FALSCH', false],
    ['FAUX', 'FAUX', false],
  ])('is read from %s', (_, cell, published) => {
    expect(readCells({ Published: cell })).toMatchObject({ notices: [], products: [{ fields: { published } }] });
    expect(readCells({ 'Published on online store': cell })).toMatchObject({
      notices: [],
      products: [{ fields: { published } }],
    });
  });

  it.each(['maybe', 'hidden', 'constructor', '2', 'TRUE.'])(
    'is no where the cell says "%s", which is reported',
    (cell) => {
      expect(readCells({ Published: cell })).toMatchObject({
        problems: [],
        notices: [`2 Published: "${cell}" is unknown, so the product is hidden: write true or false`],
        products: [{ fields: { published: false } }],
      });
    },
  );

  it('is no where the status is not active, or unknown, whatever the other column says', () => {
    for (const status of ['draft', 'Archived', 'unlisted'])
      expect(readCells({ Published: 'true', Status: status })).toMatchObject({
        notices: [],
        products: [{ fields: { published: false } }],
      });
    expect(readCells({ Published: 'true', Status: 'aktiv' })).toMatchObject({
      notices: ['2 Status: "aktiv" is unknown, so the product is hidden: write active, draft, archived, unlisted'],
      products: [{ fields: { published: false } }],
    });
    expect(readCells({ Published: 'true', Status: 'ACTIVE' })).toMatchObject({
      notices: [],
      products: [{ fields: { published: true } }],
    });
  });
});

describe('a row', () => {
  it.each([
    ['title', { Title: 'x'.repeat(256) }, '2 Title: is longer than 255 characters: shorten it'],
    ['SKU', { SKU: 'x'.repeat(256) }, `2 SKU: "${'x'.repeat(40)}…" is longer than 255 characters: shorten it`],
    ['tag', { Tags: `a,${'x'.repeat(256)}` }, `2 Tags: "${'x'.repeat(40)}…" is longer than 255 characters: shorten it`],
    [
      'list of tags',
      { Tags: Array.from({ length: 251 }, (_, index) => `t${index}`).join(',') },
      '2 Tags: are 251; a product has at most 250: remove some',
    ],
    [
      'option',
      { 'Option1 Name': 'Size', 'Option1 Value': 'x'.repeat(256) },
      '2 Option1 Value: is longer than 255 characters: shorten it',
    ],
  ])('is refused with a %s that is too long', (_, cells, problem) => {
    const all = { Handle: 'cup', Title: 'Cup', Price: '5', ...cells };
    expect(
      readFile([
        Object.keys(all).join(','),
        Object.values(all)
          .map((cell) => `"${cell}"`)
          .join(','),
      ]),
    ).toMatchObject({ products: [], problems: [problem] });
  });

  it('may have characters of four bytes up to the same length', () => {
    expect(readFile(['Handle,Title,Price', `cup,${'🫖'.repeat(255)},5`]).problems).toEqual([]);
  });

  it('is imported and reported with a SKU that a spreadsheet shortened', () => {
    expect(readCells({ SKU: '1.20E+12' })).toMatchObject({
      problems: [],
      products: [{ variants: [{ sku: '1.20E+12' }] }],
      notices: ['2 SKU: "1.20E+12" looks like a number that a spreadsheet has shortened: check it against the article'],
    });
    expect(readCells({ SKU: 'E+12' }).notices).toEqual([]);
  });

  it.each([
    ['true', true],
    ['', true],
    ['FALSE', false],
    ['no', false],
  ])('that requires shipping "%s" is a parcel: %s', (cell, requiresShipping) => {
    expect(readCells({ 'Variant Requires Shipping': cell })).toMatchObject({
      notices: [],
      products: [{ variants: [{ requiresShipping }] }],
    });
  });

  it('is a parcel where that is not clear, which is reported', () => {
    expect(readCells({ 'Requires shipping': 'digital' })).toMatchObject({
      products: [{ variants: [{ requiresShipping: true }] }],
      notices: ['2 Requires shipping: "digital" is unknown, so it is shipped: write true or false'],
    });
  });

  it('of a gift card is refused with all rows of its product', () => {
    const { products, problems } = readFile([
      'Handle,Title,Price,Gift Card,Option1 Name,Option1 Value',
      'card,Card,5,TRUE,Amount,5',
      'card,,10,,,10',
      'cup,Cup,5,false,,',
    ]);
    expect(products.map(({ handle }) => handle)).toEqual(['cup']);
    expect(problems).toEqual([
      '2 Gift Card: a gift card is no product here: create its code with POST /v1/admin/gift-cards',
      '3 Gift Card: its product was refused: correct line 2',
    ]);
  });

  it.each([
    [{ 'Variant Inventory Tracker': 'shopify', 'Variant Inventory Qty': '5' }, { quantity: 5 }],
    [{ 'Variant Inventory Tracker': '', 'Variant Inventory Qty': '5' }, { quantity: 5 }],
    [{ 'Variant Inventory Tracker': '', 'Variant Inventory Qty': '0' }, { quantity: null }],
    [{ 'Variant Inventory Tracker': '' }, { quantity: null }],
    [{ 'Variant Inventory Qty': '0' }, { quantity: 0, trackerUnknown: true }],
    [{ 'Variant Inventory Tracker': 'shopify' }, { quantityMissing: true }],
    [{ 'Variant Inventory Tracker': 'shopify', 'Variant Inventory Qty': '' }, { quantityMissing: true }],
  ])('says of the stock with %j: %j', (cells, said) => {
    const { line: _, labels, price, customs, ...rest } = readCells(cells).products[0]!.variants[0]!;
    expect(rest).toEqual(said);
  });
});
