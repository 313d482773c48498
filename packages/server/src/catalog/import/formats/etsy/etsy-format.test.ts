import { describe, expect, it } from 'vitest';
import { readFile } from '../format.harness.ts';
import { etsyFile } from './etsy.fixture.ts';

describe('a listing file of Etsy', () => {
  const { facts, products, problems, notices } = readFile(etsyFile);

  it('is recognized, and its columns without a field are listed', () => {
    expect(facts).toMatchObject({ format: 'Etsy', ignoredColumns: ['MATERIALS'] });
  });

  it('has listings with text in which some characters are entities, tags and pictures', () => {
    expect(products[0]).toMatchObject({
      handle: 'mug-grey-stone',
      fields: {
        title: 'Mug, Grey "Stone"',
        descriptionHtml: '<p>Thrown by hand.</p><p>Tom &amp; Anna<br />20 &lt; 30 cm</p>',
        tags: ['hand made', 'coffee mug'],
      },
      images: [{ src: 'https://pics.example/mug.jpg' }, { src: 'https://pics.example/mug-3.jpg' }],
      variants: [{ sku: 'MUG-1', price: 1850, quantity: 3 }],
    });
  });

  it('has every combination of its variations, none with stock or a SKU that may be of another', () => {
    expect(products[1]).toMatchObject({
      handle: 'ring-r-5',
      fields: { optionNames: ['Ring size', 'Custom Property', null] },
    });
    expect(products[1]!.variants.map(({ labels, sku, quantity }) => [labels.join('/'), sku, quantity])).toEqual([
      ['5/Matt/', '', 0],
      ['5/Polished/', '', 0],
      ['6/Matt/', '', 0],
      ['6/Polished/', '', 0],
      ['7/Matt/', '', 0],
      ['7/Polished/', '', 0],
    ]);
    expect(notices).toEqual([
      '6 PRICE: the file has one price for all variations of a listing: correct those that cost something else',
      '6 QUANTITY: is one number for all variations, so each begins with 0: write a number for each',
      '6 SKU: the file does not say which variation has which SKU, so SKUs were made: write them for each variant',
    ]);
  });

  it('may have a title twice, and a listing in another currency, which is refused', () => {
    expect(products.map(({ handle }) => handle)).toEqual(['mug-grey-stone', 'ring-r-5', 'ring-r-gold']);
    expect(problems).toEqual([
      '8 CURRENCY_CODE: "EUR" is not the currency of the import, USD: import with --currency EUR',
    ]);
  });
});
