import type { NewMarket } from './store.tables.ts';

/** Languages that the elements speak; a text that a merchant did not translate falls back to the store's own. */
export const interfaceLanguages = ['en', 'zh-CN', 'de', 'fr', 'es', 'ja', 'pt-BR', 'ar'];

const markets: Omit<NewMarket, 'languages' | 'dutyMode'>[] = [
  { id: 'us', name: 'United States', countries: ['US'], currencies: ['USD'], taxIncluded: false },
  {
    id: 'eu', name: 'Euro area', countries: ['DE', 'FR', 'ES', 'IT', 'NL', 'BE', 'AT', 'IE', 'PT', 'FI'],
    currencies: ['EUR'], taxIncluded: true,
  },
  { id: 'uk', name: 'United Kingdom', countries: ['GB'], currencies: ['GBP'], taxIncluded: true },
  { id: 'cn', name: 'China', countries: ['CN'], currencies: ['CNY'], taxIncluded: true },
  { id: 'jp', name: 'Japan', countries: ['JP'], currencies: ['JPY'], taxIncluded: true },
  {
    id: 'intl', name: 'International',
    countries: ['CA', 'AU', 'NZ', 'SG', 'CH', 'NO', 'HK', 'KR', 'AE', 'QA', 'BR', 'MX', 'SE', 'DK', 'PL'],
    currencies: ['USD', 'EUR'], taxIncluded: false,
  },
];

/**
 * Markets of a store that names none, as seen from where it sells from: no border to its own market,
 * duty paid where prices contain the tax, due on delivery elsewhere.
 */
export function marketsFrom(country: string): NewMarket[] {
  return markets.map((market) => ({
    ...market,
    languages: interfaceLanguages,
    dutyMode: market.countries.includes(country) ? 'none' : market.taxIncluded ? 'paid' : 'unpaid',
  }));
}

export const defaultMarkets: NewMarket[] = marketsFrom('US');
