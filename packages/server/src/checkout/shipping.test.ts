import { describe, expect, it } from 'vitest';
import { fulfillmentOf, offerShipping, type ShippingRate } from './shipping.ts';

const standard: ShippingRate = {
  id: 'standard', titles: { en: 'Standard', 'zh-CN': '标准配送' }, prices: { EUR: 490, JPY: 800 }, freeAbove: { EUR: 5000 }, minDays: 2, maxDays: 4,
};
const express: ShippingRate = { id: 'express', titles: { en: 'Express' }, prices: { EUR: 1290 }, freeAbove: {}, minDays: 1, maxDays: 1 };
const at = { currency: 'EUR', language: 'en', defaultLanguage: 'en', itemsTotal: 4999 };

describe('the ways of shipping on offer', () => {
  it('have a price and a title in the shopper’s own currency and language', () => {
    expect(offerShipping([standard, express], { ...at, language: 'zh-CN' })).toEqual([
      { id: 'standard', title: '标准配送', price: { amount: 490, currency: 'EUR' }, minDays: 2, maxDays: 4 },
      { id: 'express', title: 'Express', price: { amount: 1290, currency: 'EUR' }, minDays: 1, maxDays: 1 },
    ]);
  });

  it('are free from the merchant’s threshold on, and only in currencies that have one', () => {
    expect(offerShipping([standard], { ...at, itemsTotal: 5000 })[0]?.price.amount).toBe(0);
    expect(offerShipping([standard], { ...at, currency: 'JPY', itemsTotal: 9_000_000 })[0]?.price.amount).toBe(800);
    expect(offerShipping([express], { ...at, itemsTotal: 9_000_000 })[0]?.price.amount).toBe(1290);
  });

  it('leave out what has no price in the currency', () => {
    expect(offerShipping([standard, express], { ...at, currency: 'JPY' }).map(({ id }) => id)).toEqual(['standard']);
    expect(offerShipping([standard, express], { ...at, currency: 'KWD' })).toEqual([]);
  });

  it('come as one group of all lines, and not at all for an empty cart', () => {
    const options = offerShipping([standard], at);
    expect(fulfillmentOf(['a', 'b'], options, 'standard').methods[0]?.groups).toEqual([
      { id: 'all', lineIds: ['a', 'b'], options, selectedOptionId: 'standard' },
    ]);
    expect(fulfillmentOf([], options, null)).toEqual({ methods: [] });
  });
});
