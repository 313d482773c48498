import type { ShippingRate } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateShipping, isConverted, offerShipping, type Parcel } from './offer-shipping.ts';

const standard: ShippingRate = {
  id: 'standard',
  titles: { en: 'Standard', 'zh-CN': '标准配送' },
  bands: [{ prices: { EUR: 490, JPY: 800 } }],
  freeFrom: { EUR: 5000 },
  minDays: 2,
  maxDays: 4,
};
const express: ShippingRate = {
  id: 'express',
  titles: { en: 'Express' },
  bands: [{ prices: { EUR: 1290 } }],
  freeFrom: {},
  minDays: 1,
  maxDays: 1,
};
const parcel: Parcel = {
  currency: 'EUR',
  language: 'en',
  defaultLanguage: 'en',
  itemsTotal: 4999,
  weightGrams: 800,
  rate: null,
};
const dinars = { from: 'EUR', to: 'KWD', rate: '0.33', rounding: '.95' } as const;
const prices = (rates: ShippingRate[], some: Partial<Parcel> = {}) =>
  offerShipping(rates, { ...parcel, ...some }).map(({ price }) => price.amount);

describe('the ways of shipping on offer', () => {
  it('have a price and a title in the shopper’s own currency and language', () => {
    expect(offerShipping([standard, express], { ...parcel, language: 'zh-CN' })).toEqual([
      { id: 'standard', title: '标准配送', price: { amount: 490, currency: 'EUR' }, minDays: 2, maxDays: 4 },
      { id: 'express', title: 'Express', price: { amount: 1290, currency: 'EUR' }, minDays: 1, maxDays: 1 },
    ]);
  });

  it('are free from the merchant’s threshold on, and only in currencies that have one', () => {
    expect(prices([standard], { itemsTotal: 5000 })).toEqual([0]);
    expect(prices([standard], { currency: 'JPY', itemsTotal: 9_000_000 })).toEqual([800]);
    expect(prices([express], { itemsTotal: 9_000_000 })).toEqual([1290]);
  });

  it('leave out what has no price in the currency', () => {
    expect(prices([standard, express], { currency: 'JPY' })).toEqual([800]);
    expect(prices([standard, express], { currency: 'KWD' })).toEqual([]);
  });

  it('are converted where the currency has a rate: price, threshold and rounding', () => {
    expect(prices([standard, express], { currency: 'KWD', rate: dinars })).toEqual([1950, 3950]);
    // €50 are KD 16.500, which the rounding makes 16.950.
    expect(prices([standard], { currency: 'KWD', rate: dinars, itemsTotal: 16_949 })).toEqual([1950]);
    expect(prices([standard], { currency: 'KWD', rate: dinars, itemsTotal: 16_950 })).toEqual([0]);
    expect(isConverted([standard], { ...parcel, currency: 'KWD', rate: dinars })).toBe(true);
    expect(isConverted([standard], parcel)).toBe(false);
  });

  it('cost by weight, up to and including each step, and not at all above the last', () => {
    const byWeight = {
      ...express,
      bands: [
        { upToGrams: 500, prices: { EUR: 900 } },
        { upToGrams: 2000, prices: { EUR: 1600 } },
      ],
    };
    expect([1, 500, 501, 2000, 2001].map((weightGrams) => prices([byWeight], { weightGrams })[0] ?? null)).toEqual([
      900,
      900,
      1600,
      1600,
      null,
    ]);
  });

  it('can depend on the price of the items', () => {
    const byPrice = {
      ...express,
      bands: [
        { upToTotal: { EUR: 2500 }, prices: { EUR: 700 } },
        { upToTotal: { EUR: 5000 }, prices: { EUR: 400 } },
        { prices: { EUR: 0 } },
      ],
    };
    expect([0, 2500, 2501, 5000, 5001].map((itemsTotal) => prices([byPrice], { itemsTotal })[0])).toEqual([
      700, 700, 400, 400, 0,
    ]);
  });

  it('keep no limit that says nothing about the currency', () => {
    const limited = { ...express, bands: [{ upToTotal: { EUR: 2500 }, prices: { EUR: 700, JPY: 700 } }] };
    expect(prices([limited], { currency: 'JPY', itemsTotal: 1 })).toEqual([]);
  });
});

describe('the estimate before there is an address', () => {
  it('is the cheapest way, with what would make it free', () => {
    expect(estimateShipping([express, standard], parcel)).toEqual({
      from: { amount: 490, currency: 'EUR' },
      title: 'Standard',
      minDays: 2,
      maxDays: 4,
      freeFrom: { amount: 5000, currency: 'EUR' },
    });
    expect(estimateShipping([express], parcel)).toMatchObject({ from: { amount: 1290 }, freeFrom: null });
  });

  it('is the quicker of two that cost the same, and none where nothing is sent', () => {
    expect(estimateShipping([standard, { ...standard, id: 'swift', maxDays: 3 }], parcel)?.maxDays).toBe(3);
    expect(estimateShipping([standard], { ...parcel, currency: 'KWD' })).toBeNull();
  });
});

describe('whatever the merchant sets', () => {
  const amounts = fc.dictionary(fc.constantFrom('EUR', 'JPY', 'KWD'), fc.nat(100_000));
  const band = fc.record(
    { upToGrams: fc.integer({ min: 1, max: 5000 }), upToTotal: amounts, prices: amounts },
    { requiredKeys: ['prices'] },
  );
  const rate = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    titles: fc.constant({ en: 'Way' }),
    bands: fc.array(band, { minLength: 1, maxLength: 4 }),
    freeFrom: amounts,
    minDays: fc.nat(9),
    maxDays: fc.integer({ min: 9, max: 30 }),
  });
  const rates = fc.uniqueArray(rate, { selector: ({ id }) => id });
  const parcels = fc.record({
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    language: fc.constant('en'),
    defaultLanguage: fc.constant('en'),
    itemsTotal: fc.nat(200_000),
    weightGrams: fc.nat(6000),
    rate: fc.constant(null),
  });

  it('no way has a negative price or another currency, and the estimate is one of them', () => {
    fc.assert(
      fc.property(rates, parcels, (ways, at) => {
        const offered = offerShipping(ways, at);
        for (const { price } of offered) expect(price.amount >= 0 && price.currency === at.currency).toBe(true);
        const estimate = estimateShipping(ways, at);
        expect(estimate?.from.amount ?? null).toBe(
          offered.length > 0 ? Math.min(...offered.map(({ price }) => price.amount)) : null,
        );
      }),
    );
  });

  it('a way that is on offer at its threshold is free there', () => {
    fc.assert(
      fc.property(rate, parcels, (way, at) => {
        const threshold = way.freeFrom[at.currency];
        fc.pre(threshold !== undefined);
        for (const { price } of offerShipping([way], { ...at, itemsTotal: threshold! })) expect(price.amount).toBe(0);
      }),
    );
  });
});
