import type { ShippingZone } from '@smallshop/contract';
import { inCurrencies, roundUnits } from '../../money/round-units.ts';
import { byWeight, expressTitles, standardTitles } from '../../shop/shipping-settings/default-zones.ts';

const currencies = Object.keys(roundUnits);
const zone = (id: string, name: string, countries: readonly string[], rates: ShippingZone['rates']): ShippingZone => ({
  id,
  name,
  rates,
  places: countries.map((country) => ({ country })),
});
const standard = (minDays: number, maxDays: number): ShippingZone['rates'][number] => ({
  id: 'standard',
  titles: standardTitles,
  bands: [{ prices: inCurrencies(5, currencies) }],
  freeFrom: inCurrencies(60, currencies),
  minDays,
  maxDays,
});
const express = (minDays: number, maxDays: number): ShippingZone['rates'][number] => ({
  id: 'express',
  titles: expressTitles,
  bands: [{ prices: inCurrencies(15, currencies) }],
  freeFrom: {},
  minDays,
  maxDays,
});

/**
 * Shipping zones and prices of the demo: one price near its warehouses, by weight elsewhere. Hawaii and Alaska take
 * longer and have no express, as with most carriers.
 */
export const demoZones: readonly ShippingZone[] = [
  zone('us', 'United States', ['US'], [standard(3, 6), express(1, 2)]),
  {
    id: 'us-far',
    name: 'Hawaii and Alaska',
    places: [{ country: 'US', regions: ['HI', 'AK'] }],
    rates: [{ ...standard(5, 10), bands: [{ prices: inCurrencies(9, currencies) }], freeFrom: {} }],
  },
  zone(
    'europe',
    'Europe',
    ['DE', 'FR', 'ES', 'IT', 'NL', 'BE', 'AT', 'IE', 'PT', 'FI', 'GB'],
    [standard(3, 6), express(1, 2)],
  ),
  zone('east-asia', 'East Asia', ['CN', 'JP', 'HK', 'KR'], [standard(3, 6), express(1, 2)]),
  zone('gulf', 'Gulf', ['KW', 'AE', 'QA', 'SA'], [standard(4, 8), express(2, 3)]),
  {
    id: 'world',
    name: 'Everywhere else',
    places: [],
    rates: [
      {
        id: 'standard',
        titles: standardTitles,
        bands: byWeight(
          [
            [500, 9],
            [2000, 16],
            [5000, 29],
            [30_000, 75],
          ],
          currencies,
        ),
        freeFrom: inCurrencies(150, currencies),
        minDays: 6,
        maxDays: 14,
      },
      {
        id: 'express',
        titles: expressTitles,
        bands: byWeight(
          [
            [2000, 35],
            [10_000, 90],
          ],
          currencies,
        ),
        freeFrom: {},
        minDays: 2,
        maxDays: 4,
      },
    ],
  },
];

/** The account of a textbook; nothing that is sent there arrives. */
export const demoAccount = { iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX', bankName: 'Example Bank' };
