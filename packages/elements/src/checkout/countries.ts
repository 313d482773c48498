import type { Store } from '@smallshop/contract';
import { displayName } from '../internal/format-names.ts';

/** Where the store delivers to, sorted by the names the shopper reads. `fallback` stands in until the store is known. */
export function servedCountries(store: Store | null, fallback: string, language: string): readonly string[] {
  const codes = new Set(store?.markets.flatMap(({ countries }) => countries) ?? [fallback]);
  const { compare } = new Intl.Collator(language);
  return [...codes].sort((one, other) => compare(displayName('region', one, language), displayName('region', other, language)));
}
