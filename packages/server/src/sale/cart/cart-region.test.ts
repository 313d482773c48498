import type { Region } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { changeRegion } from './cart-region.ts';

const markets = [
  {
    id: 'eu',
    countries: ['DE', 'FR'],
    currencies: ['EUR', 'USD'],
    languages: ['en', 'de', 'fr'],
    taxIncluded: true,
    dutyMode: 'paid' as const,
  },
  {
    id: 'us',
    countries: ['US'],
    currencies: ['USD'],
    languages: ['en', 'es'],
    taxIncluded: false,
    dutyMode: 'none' as const,
  },
];
const germany: Region = {
  marketId: 'eu',
  country: 'DE',
  currency: 'EUR',
  language: 'de',
  taxIncluded: true,
  dutyMode: 'paid',
  decidedBy: 'store_default',
};
const change = (changes: Partial<Parameters<typeof changeRegion>[0]>) =>
  changeRegion({ current: germany, hint: {}, markets, storeDefault: { country: 'DE', language: 'en' }, ...changes });

describe('a change of region', () => {
  it('to another country of the market keeps the currency', () => {
    const inDollars: Region = { ...germany, currency: 'USD' };
    expect(change({ current: inDollars, hint: { country: 'FR' } })).toMatchObject({
      country: 'FR',
      currency: 'USD',
      decidedBy: 'choice',
    });
  });

  it('to another market brings its own currency, tax mode and a language it has', () => {
    expect(change({ hint: { country: 'US' } })).toEqual({
      marketId: 'us',
      country: 'US',
      currency: 'USD',
      language: 'en',
      taxIncluded: false,
      dutyMode: 'none',
      decidedBy: 'choice',
    });
  });

  it('of the language alone leaves country, currency and the rule as they were', () => {
    expect(change({ hint: { language: 'fr' } })).toEqual({ ...germany, language: 'fr' });
  });

  it('is refused for a country that no market delivers to', () => {
    expect(change({ hint: { country: 'AQ' } })).toBeNull();
    expect(change({ addressCountry: 'AQ' })).toBeNull();
  });

  it('yields to the delivery address, every time the same way', () => {
    const first = change({ hint: { country: 'FR' }, addressCountry: 'US' });
    expect(first).toMatchObject({ country: 'US', currency: 'USD', decidedBy: 'address' });
    expect(change({ current: first!, hint: { country: 'FR' }, addressCountry: 'US' })).toEqual(first);
  });

  it('takes no currency that the market does not have', () => {
    expect(change({ hint: { currency: 'JPY' } })?.currency).toBe('EUR');
    expect(change({ hint: { currency: 'USD' } })?.currency).toBe('USD');
  });
});
