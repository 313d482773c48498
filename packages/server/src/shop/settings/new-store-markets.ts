import { interfaceLanguages } from '@smallshop/contract';
import { euCountries } from '../../platform/places/place.ts';
import { allCountries, currencyOf } from '../store/country-facts.ts';
import type { NewMarket } from '../store/store.tables.ts';

/** Countries where prices are shown without tax. */
const pricedBeforeTax = ['US', 'CA'];

/**
 * Returns the markets of a new store: its own country, the rest of the European Union if the country is a member, and
 * all other countries. All markets use the currency of the store's own country, because no other currency has prices
 * yet.
 * @param country Code of ISO 3166-1.
 */
export function newStoreMarkets(country: string): NewMarket[] {
  const currency = currencyOf(country);
  if (!currency) throw new Error(`${country} is no country of ISO 3166-1.`);
  const union = euCountries.includes(country) ? euCountries.filter((one) => one !== country) : [];
  const others = allCountries.filter((one) => one !== country && !union.includes(one));
  const shared = { currencies: [currency], languages: [...interfaceLanguages] };
  const market = (
    id: string,
    name: string,
    countries: string[],
    taxIncluded: boolean,
    isAbroad: boolean,
  ): NewMarket => ({ ...shared, id, name, countries, taxIncluded, dutyMode: isAbroad ? 'unpaid' : 'none' });
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
  return [
    market('home', name, [country], !pricedBeforeTax.includes(country), false),
    ...(union.length > 0 ? [market('eu', 'European Union', union, true, false)] : []),
    market('international', 'International', others, false, true),
  ];
}
