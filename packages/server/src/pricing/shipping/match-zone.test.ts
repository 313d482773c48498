import type { ShippingPlace } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchZone } from './match-zone.ts';
import { mayBeSentTo } from './shipping-limits.ts';

const zone = (id: string, ...places: ShippingPlace[]) => ({ id, places });
const world = zone('world');
const us = zone('us', { country: 'US' });
const far = zone('far', { country: 'US', regions: ['HI', 'AK'] });
const maui = zone('maui', { country: 'US', postalCodes: ['9675', '967-9'] });
const isles = zone('isles', { country: 'GB', postalCodes: ['HS', 'ZE1'] });
const all = [world, us, far, maui, isles];
const found = (country: string, administrativeArea?: string, postalCode?: string, zones = all) =>
  matchZone(zones, { country, ...(administrativeArea && { administrativeArea }), ...(postalCode && { postalCode }) })
    ?.id ?? null;

describe('the zone of an address', () => {
  it.each([
    ['the country’s as long as only the country is known', ['US'], 'us'],
    ['that of the region', ['US', 'HI', '96813'], 'far'],
    ['that of the postal code before that of the region', ['US', 'HI', '96753'], 'maui'],
    ['that of the postal code also without a region', ['US', undefined, '96790'], 'maui'],
    ['the country’s for every other region', ['US', 'CA', '90210'], 'us'],
    ['that of everywhere else for a country that no zone names', ['FR', undefined, '75001'], 'world'],
    [
      'that of everywhere else where only other parts of the country were named',
      ['GB', undefined, 'SW1A 1AA'],
      'world',
    ],
    ['found by a postal code however it is written', ['GB', undefined, 'ze1 0aa'], 'isles'],
  ])('is %s', (_, [country, area, code], expected) => {
    expect(found(country!, area, code)).toBe(expected);
  });

  it('is none if no zone names it and there is no zone for everywhere', () => {
    expect(found('FR', undefined, undefined, [us, far])).toBeNull();
    expect(found('GB', undefined, undefined, [isles])).toBeNull();
  });

  it('is the first of two that are equally close', () => {
    expect(found('US', undefined, undefined, [zone('one', { country: 'US' }), us])).toBe('one');
  });

  it('is there for every address as soon as one zone is for everywhere', () => {
    const address = fc.record(
      {
        country: fc.constantFrom('US', 'GB', 'KW', 'JP'),
        administrativeArea: fc.constantFrom('HI', 'CA', '13'),
        postalCode: fc.string(),
      },
      { requiredKeys: ['country'] },
    );
    fc.assert(
      fc.property(
        address,
        fc.shuffledSubarray([us, far, maui, isles]),
        (to, zones) => matchZone([...zones, world], to) !== null,
      ),
    );
  });
});

describe('items', () => {
  it('may be sent everywhere unless something limits them', () => {
    const open = { shipsOnlyTo: null, shipsNotTo: [] };
    expect(mayBeSentTo('AU', open, open)).toBe(true);
    expect(mayBeSentTo('AU', open, { shipsOnlyTo: null, shipsNotTo: ['AU'] })).toBe(false);
    expect(mayBeSentTo('AU', { shipsOnlyTo: ['DE', 'AT'], shipsNotTo: [] }, open)).toBe(false);
    expect(mayBeSentTo('AT', { shipsOnlyTo: ['DE', 'AT'], shipsNotTo: ['AT'] })).toBe(false);
    expect(mayBeSentTo('DE', { shipsOnlyTo: ['DE', 'AT'], shipsNotTo: ['AT'] })).toBe(true);
  });
});
