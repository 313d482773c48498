import type { Market, Region, Store } from '@smallshop/contract';
import { displayName } from '../internal/format.ts';

export interface Choice {
  value: string;
  name: string;
}

const byName = (language: string) => {
  const { compare } = new Intl.Collator(language);
  return (a: Choice, b: Choice): number => compare(a.name, b.name);
};

const marketOf = (store: Store, country: string): Market | undefined => store.markets.find(({ countries }) => countries.includes(country));

/** Every country the store sells to, by name. */
export function countryChoices(store: Store, language: string): Choice[] {
  const codes = new Set(store.markets.flatMap(({ countries }) => countries));
  return [...codes].map((value) => ({ value, name: displayName('region', value, language) })).sort(byName(language));
}

/** Currencies in which the region's market sells; its own comes first. */
export function currencyChoices(store: Store, region: Region, language: string): Choice[] {
  const codes = marketOf(store, region.country)?.currencies ?? [region.currency];
  return codes.map((value) => ({ value, name: `${value} · ${displayName('currency', value, language)}` }));
}

/** The languages of the store, each by its own name: a shopper looks for it who cannot read the page. */
export function languageChoices(store: Store, region: Region): Choice[] {
  const codes = store.languages.includes(region.language) ? store.languages : [region.language, ...store.languages];
  return codes.map((value) => ({ value, name: capital(displayName('language', value, value), value) }));
}

const capital = (text: string, language: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
