import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from './amount.ts';
import { readCsv } from './csv-file.ts';
import { groupProducts } from './group-products.ts';

const header = 'Handle,Title,Body (HTML),Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position';
const read = (...lines: string[]) => {
  const file = readCsv(Buffer.from([header, ...lines].join('\n')));
  const { products, problems } = groupProducts(file.rows, 'USD');
  return { products, problems: [...file.problems, ...problems].map(({ line, column, reason }) => `${line} ${column}: ${reason}`) };
};

describe('product rows', () => {
  it('make a product with options, variants and pictures in their order', () => {
    const { products, problems } = read(
      'shirt,Shirt,<p>Cotton</p>,"new, blue ,new",true,Size,S,Colour,Blue,SH-1,200,shopify,5,deny,20,25.50,b.jpg,2',
      'shirt,,,,,,M,,Blue,,210.4,shopify,-3,continue,20.00,,a.jpg,1',
      'shirt,,,,,,,,,,,,,,,,c.jpg,3',
    );
    expect(problems).toEqual([]);
    expect(products).toMatchObject([
      {
        handle: 'shirt', title: 'Shirt', tags: ['new', 'blue'], published: true, optionNames: ['Size', 'Colour'], damaged: false,
        variants: [
          { sku: 'SH-1', labels: ['S', 'Blue'], price: 2000, compareAt: 2550, stock: 5, sellWhenOut: false, weightGrams: 200, customs: {} },
          { sku: 'shirt-m-blue', labels: ['M', 'Blue'], price: 2000, compareAt: null, stock: 0, sellWhenOut: true, weightGrams: 210, customs: {} },
        ],
        images: [{ src: 'a.jpg' }, { src: 'b.jpg' }, { src: 'c.jpg' }],
      },
    ]);
  });

  it('without options have one variant, and stock only where it is counted', () => {
    const { products } = read('cup,Cup,,,true,Title,Default Title,,,,,,0,deny,5,,,', 'tray,Tray,,,FALSE,Title,Default Title,,,,,,4,,5,,,');
    expect(products).toMatchObject([
      { optionNames: [], variants: [{ sku: 'cup', labels: [], stock: null }] },
      { published: false, variants: [{ stock: 4 }] },
    ]);
  });

  it.each([
    [',Cup,,,,,,,,,,,,,5,,,', '2 Handle: is missing'],
    ['a b/c,Cup,,,,,,,,,,,,,5,,,', '2 Handle: "a b/c" may have letters, digits and single hyphens'],
    ['cup,,,,,,,,,,,,,,5,,,', '2 Title: is missing'],
    ['cup,Cup,,,,,,,,,,,,,,,,', '2 Variant Price: is missing'],
    ['cup,Cup,,,,,,,,A,,,,,,,,', '2 Variant Price: is missing'],
    ['cup,Cup,,,,,,,,,,,,,"5,00",,,', '2 Variant Price: "5,00" is not a price: write digits and a point, such as 19.99'],
    ['cup,Cup,,,,,,,,,,,,,-5,,,', '2 Variant Price: "-5" is not a price: write digits and a point, such as 19.99'],
    ['cup,Cup,,,,,,,,,,,,,5.999,,,', '2 Variant Price: "5.999" has more decimals than USD knows (2)'],
    ['cup,Cup,,,,,,,,,,,,,5,x,,', '2 Variant Compare At Price: "x" is not a price: write digits and a point, such as 19.99'],
    ['cup,Cup,,,,,,,,,,,many,,5,,,', '2 Variant Inventory Qty: "many" is not a number'],
    ['cup,Cup,,,,,,,,,heavy,,,,5,,,', '2 Variant Grams: "heavy" is not a number'],
    ['cup,Cup,,,,,,,,,,,,maybe,5,,,', '2 Variant Inventory Policy: "maybe" is unknown: write deny or continue'],
    ['cup,Cup,,,,Size,,,,A,,,,,5,,,', '2 Option1 Value: is missing: the product has the option "Size"'],
    ['cup,Cup,,,,Size,S,,Blue,,,,,,5,,,', '2 Option2 Value: "Blue" belongs to no option: the product\'s first row has no Option2 Name'],
    ['cup,Cup,,,,,,,,,,,,,5,,,,,,surplus', '2 (row): has 21 cells, the header 18: is a comma outside quotes?'],
  ])('are refused with line, column and reason: %s', (row, problem) => {
    expect(read(row)).toEqual({ products: [], problems: [problem] });
  });

  it('are refused one by one: the others of the product come in', () => {
    const { products, problems } = read(
      'shirt,Shirt,,,,Size,S,,,A,,,,,20,,,',
      'shirt,,,,,,S,,,B,,,,,20,,,',
      'shirt,,,,,,M,,,A,,,,,20,,,',
      'shirt,,,,,,L,,,C,,,,,twenty,,,',
      'shirt,,,,,,XL,,,D,,,,,20,,,',
      'cup,Cup,,,,Title,Default Title,,,D,,,,,5,,,',
    );
    expect(products.map(({ handle, variants, damaged }) => [handle, variants.map(({ sku }) => sku), damaged])).toEqual([['shirt', ['A', 'D'], true]]);
    expect(problems).toEqual([
      '3 Option1 Value: S is already on line 2',
      '4 Variant SKU: "A" is already used on line 2',
      '5 Variant Price: "twenty" is not a price: write digits and a point, such as 19.99',
      '7 Variant SKU: "D" is already used on line 6',
    ]);
  });

  it('of a product without a title are all told', () => {
    expect(read('cup,,,,,Size,S,,,,,,,,5,,,', 'cup,,,,,,M,,,,,,,,5,,,').problems).toEqual([
      '2 Title: is missing',
      '3 Title: its product was refused, see line 2',
    ]);
  });

  it('are counted by the lines of the file, also after a text of several lines', () => {
    expect(read('cup,Cup,"<p>\nTwo\n</p>",,,,,,,,,,,,5,,,', '', 'tray,Tray,,,,,,,,,,,,,x,,,').problems[0]).toMatch(/^6 Variant Price/);
  });

  it('get SKUs that are the same in every run and never meet', () => {
    const rows = ['壶,茶壶,,,,颜色,红,,,,,,,,5,,,', '壶,,,,,,蓝,,,,,,,,5,,,', 'a,A,,,,Size,b-c,,,,,,,,5,,,', 'a-b,AB,,,,Size,c,,,,,,,,5,,,'];
    const skus = () => read(...rows).products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
    expect(skus()).toEqual(skus());
    expect(new Set(skus()).size).toBe(4);
    expect(skus()[2]).toBe('a-b-c');
  });
});

describe('a file as a whole', () => {
  it.each([
    [Buffer.from(''), /empty/],
    [Buffer.from('Name;Price\nCup;5'), /no column "Handle", "Title", "Variant Price"/],
    [Buffer.from([0x48, 0xff, 0xfe]), /not UTF-8/],
  ])('is refused where nothing can be read', (bytes, message) => {
    expect(() => readCsv(bytes)).toThrow(message);
  });

  it('may start with a byte order mark and end its lines as Windows does', () => {
    expect(readCsv(Buffer.from('\uFEFFHandle,Title,Variant Price\r\ncup,Cup,5\r\n')).rows.map((row) => row.get('Variant Price'))).toEqual(['5']);
  });

  it('tells a row that cannot be read and takes the others', () => {
    const { rows, problems } = readCsv(Buffer.from('Handle,Title,Variant Price\ncup,Cup,5\ntray,"Tray,6\n'));
    expect(problems).toMatchObject([{ line: 3, column: '(row)', reason: expect.stringContaining('Quote Not Closed') }]);
    expect(rows.map((row) => row.get('Handle'))).toEqual(['cup']);
  });

  it('may have quotes in a text that is not quoted', () => {
    const { rows } = readCsv(Buffer.from('Handle,Title,Variant Price,Body (HTML)\ncup,12" Cup,5,<p class="a">x</p>\n'));
    expect(rows[0]?.get('Body (HTML)')).toBe('<p class="a">x</p>');
  });
});

describe('a price', () => {
  it.each([['9.99', 'USD', 999], ['9.9', 'USD', 990], ['9', 'USD', 900], ['9.00', 'JPY', 9], ['9', 'JPY', 9], ['1.999', 'KWD', 1999], ['0', 'EUR', 0], ['19.990', 'USD', 1999]])(
    '%s %s is %i in minor units',
    (text, currency, amount) => expect(parseAmount(text, currency)).toBe(amount),
  );

  it('comes back exactly, for any amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => {
        const digits = String(amount).padStart(3, '0');
        expect(parseAmount(`${digits.slice(0, -2)}.${digits.slice(-2)}`, 'USD')).toBe(amount);
      }),
    );
  });
});
