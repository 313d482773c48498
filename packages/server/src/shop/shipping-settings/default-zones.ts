import type { ShippingBand, ShippingZone } from '@smallshop/contract';
import { inEveryLanguage } from '../../locales/in-every-language.ts';
import { inCurrencies } from '../../money/round-units.ts';

export const standardTitles = inEveryLanguage(({ shipping }) => shipping.standard);
export const expressTitles = inEveryLanguage(({ shipping }) => shipping.express);

/** Returns price bands by weight. Each step is a maximum weight in grams and a price in round units. */
export function byWeight(
  steps: readonly [grams: number, units: number][],
  currencies: readonly string[],
): ShippingBand[] {
  return steps.map(([upToGrams, units]) => ({ upToGrams, prices: inCurrencies(units, currencies) }));
}

/**
 * Returns the first zones of a store, until the merchant changes them. At home there is one price for any weight;
 * from twelve times that price on, shipping is free. Everywhere else the price depends on the weight, up to 20 kg,
 * and is never free. Prices are round amounts in the store's own currency and in those of its markets.
 */
export function defaultZones(country: string, currencies: readonly string[]): ShippingZone[] {
  const abroad = byWeight(
    [
      [500, 15],
      [2000, 25],
      [5000, 45],
      [20_000, 120],
    ],
    currencies,
  );
  return [
    {
      id: 'home',
      name: 'At home',
      places: [{ country }],
      rates: [
        {
          id: 'standard',
          titles: standardTitles,
          bands: [{ prices: inCurrencies(5, currencies) }],
          freeFrom: inCurrencies(60, currencies),
          minDays: 2,
          maxDays: 5,
        },
      ],
    },
    {
      id: 'world',
      name: 'Everywhere else',
      places: [],
      rates: [{ id: 'standard', titles: standardTitles, bands: abroad, freeFrom: {}, minDays: 7, maxDays: 21 }],
    },
  ];
}
