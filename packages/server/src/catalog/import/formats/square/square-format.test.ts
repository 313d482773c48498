import { describe, expect, it } from 'vitest';
import { readFile } from '../format.harness.ts';
import { squareFile } from './square.fixture.ts';

describe('an item library of Square', () => {
  const { facts, products, problems, notices } = readFile(squareFile);

  it('is recognized, also in its older form, and its columns without a field are listed', () => {
    expect(facts).toMatchObject({
      format: 'Square',
      ignoredColumns: ['Shipping Enabled', 'Default Vendor Name', 'Tax - Sales (8%)', 'Modifier Set - MILK'],
    });
    const older = readFile('Token,Item Name,Description,Category,SKU,Variation Name,Price\nT1,Cup,,Tea,CUP,Regular,5');
    expect(older).toMatchObject({
      facts: { format: 'Square', ignoredColumns: [] },
      problems: [],
      products: [{ handle: 'cup', fields: { productType: 'Tea' }, variants: [{ sku: 'CUP', price: 500 }] }],
    });
  });

  it('has items with a shown name, categories without their tokens, a sale price, and stock by location', () => {
    expect(products[0]).toMatchObject({
      handle: 'coffee-beans',
      fields: { title: 'Coffee Beans', productType: 'Coffee > Beans', tags: ['Gifts'], published: true },
      variants: [
        {
          sku: 'BEANS',
          price: 1000,
          compareAt: 1200,
          weightGrams: 680,
          quantity: 1005,
          levels: { 'Main Street': 5, Van: 1000 },
          requiresShipping: true,
        },
      ],
    });
  });

  it('has variations with options; new quantities count, and locations that have the item', () => {
    expect(products[1]).toMatchObject({
      handle: 'cotton-shirt',
      fields: { title: 'Shirt', optionNames: ['Size', 'Colour', null], published: false },
      variants: [
        { labels: ['S', 'Red', ''], quantity: 7, levels: { 'Main Street': 7 } },
        { labels: ['M', 'Red', ''], quantity: 0 },
      ],
    });
  });

  it('has variations that only have a name, some without a fixed price, some that are not sold', () => {
    expect(products[2]).toMatchObject({
      handle: 'latte',
      damaged: true,
      fields: { optionNames: ['Variation', null, null] },
      variants: [{ labels: ['Small', '', ''], quantity: null }],
    });
    expect(notices).toContain('7 Sellable: the variation is not sold, so it was left out');
  });

  it('reports each cell that is wrong', () => {
    expect(problems).toEqual([
      '6 Price: is entered at each sale ("variable"): write a price, such as 19.99',
      '8 Weight (lb): "light" is not a number: write lb, such as 0.5',
      '8 Current Quantity Main Street: "many" is not a number: write digits, such as 12',
    ]);
  });

  it('counts a stock below zero as none, which is a notice', () => {
    const header = 'Item Name,Variation Name,Price,Current Quantity Here,New Quantity Here';
    const file = readFile(`${header}\nCup,Regular,5,-2,\nMug,Regular,5,-2,3`);
    expect(file.products).toMatchObject([{ variants: [{ quantity: 0 }] }, { variants: [{ quantity: 3 }] }]);
    expect(file.notices).toEqual([
      '2 Current Quantity Here: is below zero, so the stock is 0: write how many there are',
    ]);
  });
});
