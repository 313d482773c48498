import { interfaceLanguages } from '@smallshop/contract';
import { countriesByCurrency } from '../../platform/places/country-currency.data.ts';

const currencyByCountry = new Map(
  Object.entries(countriesByCurrency).flatMap(([currency, list]) =>
    list.split(' ').map((country) => [country, currency] as const),
  ),
);

/** All countries of ISO 3166-1, alpha-2. */
export const allCountries: readonly string[] = [...currencyByCountry.keys()].sort();

/** Returns the currency of a country, or undefined for a code that is not in ISO 3166-1. */
export const currencyOf = (country: string): string | undefined => currencyByCountry.get(country);

/**
 * Returns the language that most people of the country read (CLDR likely subtags), or English if the elements have no
 * texts in it.
 */
export function languageOf(country: string): string {
  const { language, script } = new Intl.Locale(`und-${country}`).maximize();
  // The elements have Chinese in simplified characters only.
  if (language === 'zh' && script !== 'Hans') return 'en';
  return interfaceLanguages.find((one) => one.split('-')[0] === language) ?? 'en';
}
