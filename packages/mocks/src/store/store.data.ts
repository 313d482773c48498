import type { ExchangeRate, Market, Store } from '@smallshop/contract';

const languages = ['en', 'zh-CN'];

/** A market with its tax rate in percent and its currency's rate against US cents, minor unit to minor unit. */
export interface MockMarket extends Market {
  taxRate: number;
}

export const markets: MockMarket[] = [
  {
    id: 'us',
    name: 'United States',
    countries: ['US'],
    currencies: ['USD'],
    languages,
    taxIncluded: false,
    dutyMode: 'none',
    taxRate: 8,
  },
  {
    id: 'eu',
    name: 'Germany',
    countries: ['DE'],
    currencies: ['EUR', 'USD'],
    languages,
    taxIncluded: true,
    dutyMode: 'paid',
    taxRate: 19,
  },
  {
    id: 'cn',
    name: 'China',
    countries: ['CN'],
    currencies: ['CNY'],
    languages: ['zh-CN', 'en'],
    taxIncluded: true,
    dutyMode: 'paid',
    taxRate: 13,
  },
  {
    id: 'jp',
    name: 'Japan',
    countries: ['JP'],
    currencies: ['JPY', 'USD'],
    languages,
    taxIncluded: true,
    dutyMode: 'paid',
    taxRate: 10,
  },
  {
    id: 'world',
    name: 'Elsewhere',
    countries: ['GB', 'HK', 'QA'],
    currencies: ['USD'],
    languages,
    taxIncluded: false,
    dutyMode: 'unpaid',
    taxRate: 0,
  },
];

/** Minor units of a currency for one US cent. */
export const exchange: Record<string, number> = { USD: 1, EUR: 0.9, CNY: 7, JPY: 1.5 };

/** A cent is 1.5 yen, so a dollar 150. */
export const convertedYen: ExchangeRate = {
  from: 'USD',
  to: 'JPY',
  rate: '150',
  date: '2026-11-01',
  rounding: 'whole',
};

export const store: Store = {
  id: 'st_mock',
  name: 'Mock & Co.',
  languages,
  defaultLanguage: 'en',
  defaultCountry: 'US',
  markets: markets.map(({ taxRate: _, ...market }) => market),
  testMode: true,
};
