import { describe, expect, it } from 'vitest';
import { readFile } from '../format.harness.ts';
import { wooCommerceFile } from './woocommerce.fixture.ts';

const columns = 'Type,SKU,Name,Published,In stock?,Stock,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)';
const read = (...lines: string[]) => readFile([columns, ...lines].join('\n'));

describe('a product file of WooCommerce', () => {
  const { facts, products, problems, notices } = readFile(wooCommerceFile);
  const byHandle = (handle: string) => products.find((product) => product.handle === handle);

  it('is recognized, and its columns without a field are listed', () => {
    expect(facts).toEqual({
      format: 'WooCommerce',
      encoding: 'UTF-8',
      separator: ',',
      ignoredColumns: ['Is featured?', 'Upsells', 'Position', 'Meta: _custom'],
      visibilityColumns: ['Published', 'Visibility in catalog'],
    });
  });

  it('has simple products, with a sale price, lists with escaped commas, and line breaks that are written out', () => {
    expect(byHandle('woollen-cap-cap')).toMatchObject({
      fields: {
        title: 'Woollen Cap',
        descriptionHtml: '<p>Warm.</p><p>Knitted.</p><p>By hand.</p>',
        vendor: 'North',
        productType: 'Clothing > Caps',
        tags: ['wool', 'hand made', 'Winter'],
        published: true,
      },
      images: [{ src: 'https://pics.example/cap.jpg' }, { src: 'https://pics.example/cap-2.jpg' }],
      variants: [{ sku: 'CAP', price: 1500, compareAt: 2000, quantity: 12, weightGrams: 150, requiresShipping: true }],
    });
    expect(byHandle('woollen-cap-cap')!.variants[0]!.data).toEqual({
      gtin: '4006381333931',
      dimensions: { lengthMm: 300, widthMm: 205 },
    });
    expect(notices).toContain(
      '2 Attribute 1 value(s): the attribute Material (Wool) has no field here: write it into the description',
    );
  });

  it('has variations by SKU or ID of their product, in any order of rows and attributes', () => {
    const shirt = byHandle('shirt')!;
    expect(shirt).toMatchObject({
      line: 4,
      fields: { title: 'Shirt', optionNames: ['Size', 'Colour', ''] },
      images: [{ src: 'https://pics.example/shirt.jpg' }, { src: 'https://pics.example/red.jpg' }],
    });
    expect(shirt.variants.map(({ labels, sku, price, quantity }) => [labels.join('/'), sku, price, quantity])).toEqual([
      ['S/Red/', 'SHIRT-S-RED', 2500, 3],
      ['M/Red/', 'SHIRT-M-RED', 2200, 0],
      ['S/Blue/', 'SHIRT-ANY-BLUE', 2600, null],
      ['M/Blue/', 'SHIRT-ANY-BLUE', 2600, null],
    ]);
    expect(shirt.variants[0]).toMatchObject({ weightGrams: 300, image: 'https://pics.example/red.jpg' });
    expect(shirt.variants[1]).toMatchObject({ weightGrams: 350, sellWhenOut: true, compareAt: 2500 });
    expect(notices).toEqual(
      expect.arrayContaining([
        '5 Sale price: "22" has an end, which is not kept: import the file again when it is over',
        '6 Sale price: "20" starts later, so it was left out: import the file again when it has started',
        '7 Published: the variation is disabled, so it was left out',
      ]),
    );
  });

  it('has what is not shipped, not taxed or not shown, and text that is no formula', () => {
    expect(byHandle('voucher')).toMatchObject({
      fields: { title: '=Voucher', published: false, productType: '' },
      variants: [{ requiresShipping: false, quantity: null, customs: { taxCategory: 'zero' } }],
    });
  });

  it('reports each row that is wrong, which stops no other', () => {
    expect(problems).toEqual([
      '9 Type: "grouped" lists other products, which are imported: put them in a collection',
      '10 Type: "external" is sold on another site: write "simple" to sell it here',
      '13 Parent: is missing: write the SKU of the product, or id: and its ID',
      '11 Weight (kg): "heavy" is not a number: write kg, such as 0.5',
    ]);
    expect(notices).toContain('12 Parent: "LOST" is not in the file: only its variations are changed');
    expect(products.map(({ handle }) => handle)).toEqual(['woollen-cap-cap', 'shirt', 'voucher', 'lost']);
  });

  it('belongs to the product of the store that has one of its SKUs', () => {
    const known = readFile(wooCommerceFile, { owners: { CAP: 'cap', 'SHIRT-M-RED': 'my-shirt', 'LOST-1': 'found' } });
    expect(known.products.map(({ handle }) => handle)).toEqual(['cap', 'my-shirt', 'voucher', 'found']);
    expect(known.products.at(-1)!.fields).not.toHaveProperty('title');
  });

  it('may count all variations together, or those of one row: neither is sold twice', () => {
    const shared = read(
      'variable,S,Sock,1,1,9,,,Size,"1, 2"',
      'variation,S1,,1,1,parent,5,S,Size,1',
      'variation,S2,,1,1,,5,S,Size,2',
      'variable,T,Tie,1,1,,,,Size,"1, 2"',
      'variation,T1,,1,1,4,5,T,Size,',
    );
    expect(shared.products[0]!.variants.map(({ quantity }) => quantity)).toEqual([0, 0]);
    expect(shared.notices).toContain(
      '3 Stock: is one number for all variations, so each begins with 0: write a number for each',
    );
    expect(shared.problems).toContain(
      '6 Stock: counts 2 variants together, because an attribute is empty: write one row for each value',
    );
  });

  it('may have more attributes than a product has options', () => {
    const names = ['1', '2', '3', '4'];
    const header = names.map((one) => `Attribute ${one} name,Attribute ${one} value(s)`).join(',');
    const values = names.map((one) => `A${one},x`).join(',');
    const many = readFile(
      `Type,SKU,Name,Regular price,Parent,${header}\nvariable,P,Pot,,,${values}\nvariation,P1,,5,P,${values}`,
    );
    expect(many.products).toEqual([]);
    expect(many.problems.map((problem) => problem.slice(0, 70))).toEqual([
      '2 Attribute 4 value(s): the variations differ in 4 attributes (A1, A2,',
      '3 Attribute 4 value(s): the variations differ in 4 attributes (A1, A2,',
    ]);
  });
});
