import { describe, expect, it } from 'vitest';
import { readFile } from '../format.harness.ts';
import { googleFile } from './google.fixture.ts';
import { sharedTitle } from './shared-title.ts';

describe('a feed for Google Merchant Center', () => {
  const { facts, products, problems, notices } = readFile(googleFile);

  it('is recognized, with any spelling of its names, and its columns without a field are listed', () => {
    expect(facts).toMatchObject({
      format: 'Google Merchant Center',
      separator: '\t',
      ignoredColumns: ['link', 'gender', 'condition'],
    });
    expect(readFile('g:id,g:title,g:price,g:image_link\nA,Cup,5 USD,').products).toMatchObject([
      { handle: 'cup', variants: [{ sku: 'A', price: 500 }] },
    ]);
  });

  it('has products that are in stock without a number, with plain text and several pictures', () => {
    expect(products[0]).toMatchObject({
      handle: 'porcelain-cup',
      fields: { descriptionHtml: '<p>Thin &amp; light</p>', vendor: 'Kiln', productType: 'Home > Tea' },
      images: [1, 2, 3].map((nth) => ({ src: `https://pics.example/cup${nth === 1 ? '' : `-${nth}`}.jpg` })),
      variants: [
        {
          ...{ sku: 'CUP', price: 999, compareAt: null, quantity: null, weightGrams: 250 },
          data: {
            gtin: '4006381333931',
            dimensions: { lengthMm: 95 },
            unitMeasure: { measure: { quantity: 350, unit: 'ml' }, base: { quantity: 100, unit: 'ml' } },
          },
        },
      ],
    });
  });

  it('has variants in groups, whose options are the attributes in which they differ', () => {
    expect(products[1]).toMatchObject({
      handle: 'linen-shirt',
      fields: { title: 'Linen Shirt', descriptionHtml: '<p>Soft</p>', optionNames: ['Color', 'Size', null] },
      images: [{ src: 'https://pics.example/red.jpg' }, { src: 'https://pics.example/blue.jpg' }],
      variants: [
        { labels: ['Red', 'S', ''], sku: 'SH-1', price: 2000, compareAt: 2500, quantity: null, weightGrams: 227 },
        { labels: ['Red', 'M', ''], sku: 'SH-2', price: 2500, compareAt: null, quantity: 0, sellWhenOut: false },
        { labels: ['Blue', 'S', ''], sku: 'SH-3', price: 2500, compareAt: null, quantity: 0, sellWhenOut: true },
      ],
    });
    expect(notices).toEqual([
      '3 sale_price: "20.00" has an end, which is not kept: import the file again when it is over',
      '4 sale_price: "20.00" starts later, so it was left out: import the file again when it has started',
    ]);
    expect(products[2]).toMatchObject({
      fields: { optionNames: ['Id', null, null] },
      variants: [{ labels: ['INK-1', '', ''] }, { labels: ['INK-2', '', ''] }],
    });
  });

  it('reports each cell that is wrong', () => {
    expect(products).toHaveLength(3);
    expect(problems).toEqual([
      '8 price: "EUR" is not the currency of the import, USD: import with --currency EUR',
      '8 shipping_weight: "heavy" is no weight: write a number and g, kg, oz or lb, such as 0.5 kg',
      '8 availability: "soon" is unknown: write in_stock, out_of_stock, preorder or backorder',
    ]);
  });

  it.each([
    [['Shirt - Red', 'Shirt - Blue'], 'Shirt'],
    [['Shirt (Red)', 'Shirt (Blue)'], 'Shirt'],
    [['Red Shirt', 'Blue Shirt'], 'Red Shirt'],
    [['Shirt', 'Shirt Long'], 'Shirt'],
  ])('has one title for the variants %j', (titles, title) => {
    expect(sharedTitle(titles)).toBe(title);
  });
});
