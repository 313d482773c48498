import type { Region, Store } from '@smallshop/contract';
import { displayName, sortCountries } from '../internal/format/format-names.ts';

export const fieldNames = ['country', 'currency', 'language'] as const;
export type FieldName = (typeof fieldNames)[number];

/** Returns the fields that an attribute names, in its order; null if one is unknown, or none is named. */
export function readFields(attribute: string): readonly FieldName[] | null {
  const names = [...new Set(attribute.split(/\s+/).filter(Boolean))];
  return names.length && names.every((name) => (fieldNames as readonly string[]).includes(name))
    ? (names as FieldName[])
    : null;
}

/** "France" for `FR`, "Euro · EUR" for `EUR`; a language in its own words, for those who read no other. */
export function nameOf(field: FieldName, code: string, language: string): string {
  if (field === 'country') return displayName('region', code, language);
  const name = field === 'currency' ? displayName('currency', code, language) : displayName('language', code, language);
  // Many languages write these names in lower case within a sentence; here they are labels.
  const headed = name.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(field === 'currency' ? language : code));
  return field === 'currency' && name !== code ? `${headed} · ${code}` : headed;
}

/**
 * Codes to choose from: every country that is sold to, sorted by its name; currencies and languages of the
 * region's market, in the market's order. What is chosen now is always among them; it is all there is until
 * the store is known.
 */
export function choicesOf(field: FieldName, region: Region, store: Store | null, language: string): readonly string[] {
  const market = store?.markets.find(({ id }) => id === region.marketId);
  if (field !== 'country')
    return withCurrent(market?.[field === 'currency' ? 'currencies' : 'languages'], region[field]);
  const countries = store?.markets.flatMap((one) => one.countries);
  return sortCountries(withCurrent(countries, region.country), store, language);
}

const withCurrent = (codes: readonly string[] = [], current: string): string[] => [...new Set(codes).add(current)];
