import type { ShippingZone } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { demoZones } from '../../entrypoints/seed/demo-terms.data.ts';
import { defaultZones } from './default-zones.ts';
import { zoneErrors } from './zone-errors.ts';

const rate = {
  id: 'standard',
  titles: { en: 'Standard' },
  bands: [{ upToGrams: 500, prices: { USD: 500 } }, { prices: { USD: 900 } }],
  freeFrom: {},
  minDays: 2,
  maxDays: 4,
};
const zone: ShippingZone = {
  id: 'gulf',
  name: 'Gulf',
  places: [{ country: 'KW' }, { country: 'US', regions: ['HI'] }],
  rates: [rate],
};
const world: ShippingZone = { id: 'world', name: 'World', places: [], rates: [] };
const errors = (some: Partial<ShippingZone>, others: ShippingZone[] = []) =>
  zoneErrors({ ...zone, ...some }, others).map(({ field, code }) => `${field} ${code}`);
const rateErrors = (some: Partial<typeof rate> | object) => errors({ rates: [{ ...rate, ...some }] });

describe('a shipping zone', () => {
  it('is fine with places, ways and prices, also beside others', () => {
    expect(errors({}, [world, { ...zone, id: 'us', places: [{ country: 'US' }] }])).toEqual([]);
  });

  it.each<[string, Partial<ShippingZone>, string]>([
    ['a name that cannot be part of a URL', { id: 'The Gulf' }, 'zoneId invalid'],
    ['a country that does not exist', { places: [{ country: 'XX' }] }, 'places.0.country invalid'],
    [
      'a region that the country has not',
      { places: [{ country: 'US', regions: ['HI', 'ZZ'] }] },
      'places.0.regions invalid',
    ],
    ['a country twice', { places: [{ country: 'KW' }, { country: 'KW' }] }, 'places.1.country not_allowed'],
    ['a country of another zone', { places: [{ country: 'QA' }, { country: 'DE' }] }, 'places.1.country not_allowed'],
    ['a second everywhere', { places: [] }, 'places not_allowed'],
    ['a way twice', { rates: [rate, rate] }, 'rates.1.id not_allowed'],
  ])('is refused for %s', (_, some, expected) => {
    expect(errors(some, [world, { ...zone, id: 'eu', places: [{ country: 'DE' }] }])).toEqual([expected]);
  });

  it.each<[string, object, string]>([
    ['without a name', { titles: {} }, 'rates.0.titles required'],
    ['whose days run backwards', { minDays: 5 }, 'rates.0.maxDays too_small'],
    ['without a price', { bands: [{ prices: {} }] }, 'rates.0.bands.0.prices required'],
    ['in money that does not exist', { bands: [{ prices: { XYZ: 1 } }] }, 'rates.0.bands.0.prices invalid'],
    ['that costs too much', { bands: [{ prices: { USD: 1e12 } }] }, 'rates.0.bands.0.prices.USD too_large'],
    ['free from an amount of such money', { freeFrom: { XYZ: 1 } }, 'rates.0.freeFrom invalid'],
    [
      'with a step behind one that takes everything',
      { bands: [{ prices: { USD: 1 } }, { upToGrams: 5, prices: { USD: 2 } }] },
      'rates.0.bands.1 not_allowed',
    ],
    [
      'with steps in the wrong order',
      {
        bands: [
          { upToGrams: 900, prices: { USD: 1 } },
          { upToGrams: 500, prices: { USD: 2 } },
        ],
      },
      'rates.0.bands.1 not_allowed',
    ],
    [
      'with values in the wrong order',
      {
        bands: [
          { upToTotal: { USD: 900 }, prices: { USD: 1 } },
          { upToTotal: { USD: 500 }, prices: { USD: 2 } },
        ],
      },
      'rates.0.bands.1 not_allowed',
    ],
  ])('refuses a way %s', (_, some, expected) => {
    expect(rateErrors(some)).toEqual([expected]);
  });

  it('lets a way go by weight and by value at once', () => {
    expect(
      rateErrors({
        bands: [
          { upToGrams: 500, upToTotal: { USD: 900 }, prices: { USD: 1 } },
          { upToGrams: 500, prices: { USD: 2 } },
          { upToTotal: { USD: 900 }, prices: { USD: 3 } },
        ],
      }),
    ).toEqual([]);
  });
});

describe('the zones that a shop begins with', () => {
  it.each([
    ['any', defaultZones('DE', ['EUR', 'USD', 'JPY', 'KWD'])],
    ['the demo', demoZones],
  ])('of %s have no errors', (_, zones) => {
    for (const one of zones)
      expect(
        zoneErrors(
          one,
          zones.filter((other) => other !== one),
        ),
        one.id,
      ).toEqual([]);
  });
});
