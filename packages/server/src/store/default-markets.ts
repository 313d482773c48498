import type { NewStore } from './create-store.ts';

/** Languages that the elements speak; a text that a merchant did not translate falls back to the store's own. */
export const interfaceLanguages = ['en', 'zh-CN', 'de', 'fr', 'es', 'ja', 'pt-BR', 'ar'];

const markets: Omit<NewStore['markets'][number], 'languages'>[] = [
  { id: 'us', name: 'United States', countries: ['US'], currencies: ['USD'], taxIncluded: false, dutyMode: 'none' },
  {
    id: 'eu', name: 'Euro area', countries: ['DE', 'FR', 'ES', 'IT', 'NL', 'BE', 'AT', 'IE', 'PT', 'FI'],
    currencies: ['EUR'], taxIncluded: true, dutyMode: 'paid',
  },
  { id: 'uk', name: 'United Kingdom', countries: ['GB'], currencies: ['GBP'], taxIncluded: true, dutyMode: 'paid' },
  { id: 'cn', name: 'China', countries: ['CN'], currencies: ['CNY'], taxIncluded: true, dutyMode: 'paid' },
  { id: 'jp', name: 'Japan', countries: ['JP'], currencies: ['JPY'], taxIncluded: true, dutyMode: 'paid' },
  {
    id: 'intl', name: 'International',
    countries: ['CA', 'AU', 'NZ', 'SG', 'CH', 'NO', 'HK', 'KR', 'AE', 'QA', 'BR', 'MX', 'SE', 'DK', 'PL'],
    currencies: ['USD', 'EUR'], taxIncluded: false, dutyMode: 'unpaid',
  },
];

/** Markets of a store that names none. It is taken to sell from the first of its countries, so others lie behind a border. */
export const defaultMarkets: NewStore['markets'] = markets.map((market) => ({ ...market, languages: interfaceLanguages }));
