import type { ShippingBand, ShippingZone } from '@smallshop/contract';
import type { Text } from '../db/text.ts';

/**
 * About what one US dollar is, in minor units, rounded to what looks like a price. Only prices that a
 * shop begins with are made of it; what it sells is set, or converted by a rate that it chose.
 */
export const roundUnits: Readonly<Record<string, number>> = {
  USD: 100, EUR: 100, GBP: 100, CHF: 100, CAD: 140, AUD: 150, NZD: 170, SGD: 140, HKD: 800, CNY: 700, TWD: 3000,
  JPY: 150, KRW: 1400, NOK: 1000, SEK: 1000, DKK: 700, PLN: 400, CZK: 2300, AED: 400, QAR: 400, SAR: 400, KWD: 300,
  BRL: 550, MXN: 1900, INR: 8500, ILS: 400, TRY: 3500, ZAR: 1800, THB: 3500, MYR: 450, PHP: 5500, IDR: 1_600_000, VND: 25_000,
};

/** Round units in each of these currencies; one that the table does not know is left out. */
export function inCurrencies(units: number, currencies: readonly string[]): Record<string, number> {
  return Object.fromEntries(currencies.flatMap((currency) => (roundUnits[currency] ? [[currency, units * roundUnits[currency]]] : [])));
}

export const standardTitles: Text = {
  en: 'Standard', 'zh-CN': '标准配送', de: 'Standardversand', fr: 'Livraison standard', es: 'Envío estándar', ja: '通常配送',
  'pt-BR': 'Entrega padrão', ar: 'شحن عادي',
};

export const expressTitles: Text = {
  en: 'Express', 'zh-CN': '特快配送', de: 'Expressversand', fr: 'Livraison express', es: 'Envío exprés', ja: 'お急ぎ便',
  'pt-BR': 'Entrega expressa', ar: 'شحن سريع',
};

/** Bands by weight: up to so many grams, so many units. */
export function byWeight(steps: readonly [grams: number, units: number][], currencies: readonly string[]): ShippingBand[] {
  return steps.map(([upToGrams, units]) => ({ upToGrams, prices: inCurrencies(units, currencies) }));
}

/**
 * What a store begins with until its merchant says otherwise: at home one price whatever the weight,
 * free from twelve times of it; to everywhere else by weight up to 20 kg, free never. Prices are round
 * ones in the store's own currency and in those of its markets.
 */
export function defaultZones(country: string, currencies: readonly string[]): ShippingZone[] {
  const abroad = byWeight([[500, 15], [2000, 25], [5000, 45], [20_000, 120]], currencies);
  return [
    {
      id: 'home', name: 'At home', places: [{ country }],
      rates: [
        { id: 'standard', titles: standardTitles, bands: [{ prices: inCurrencies(5, currencies) }], freeFrom: inCurrencies(60, currencies), minDays: 2, maxDays: 5 },
      ],
    },
    {
      id: 'world', name: 'Everywhere else', places: [],
      rates: [{ id: 'standard', titles: standardTitles, bands: abroad, freeFrom: {}, minDays: 7, maxDays: 21 }],
    },
  ];
}
