import { interfaceLanguages } from '@smallshop/contract';
import type { NewMarket } from './store.tables.ts';

const markets: Omit<NewMarket, 'languages' | 'dutyMode'>[] = [
  { id: 'us', name: 'United States', countries: ['US'], currencies: ['USD'], taxIncluded: false },
  {
    id: 'eu',
    name: 'Euro area',
    countries: ['DE', 'FR', 'ES', 'IT', 'NL', 'BE', 'AT', 'IE', 'PT', 'FI'],
    currencies: ['EUR'],
    taxIncluded: true,
  },
  { id: 'uk', name: 'United Kingdom', countries: ['GB'], currencies: ['GBP'], taxIncluded: true },
  { id: 'cn', name: 'China', countries: ['CN'], currencies: ['CNY'], taxIncluded: true },
  { id: 'jp', name: 'Japan', countries: ['JP'], currencies: ['JPY'], taxIncluded: true },
  {
    id: 'intl',
    name: 'International',
    countries: ['CA', 'AU', 'NZ', 'SG', 'CH', 'NO', 'HK', 'KR', 'AE', 'QA', 'BR', 'MX', 'SE', 'DK', 'PL'],
    currencies: ['USD', 'EUR'],
    taxIncluded: false,
  },
];

/**
 * Returns the default markets of a store in a country. Its own market has no duties. In other markets, duties are
 * paid by the merchant if prices contain tax, otherwise due on delivery.
 */
export function marketsFrom(country: string): NewMarket[] {
  return markets.map((market) => ({
    ...market,
    // A text that the merchant did not translate is shown in the store's own language.
    languages: [...interfaceLanguages],
    dutyMode: market.countries.includes(country) ? 'none' : market.taxIncluded ? 'paid' : 'unpaid',
  }));
}

export const defaultMarkets: NewMarket[] = marketsFrom('US');
