import type { Store } from '@smallshop/contract';
import { sortCountries } from '../../internal/format/format-names.ts';

/**
 * Countries the store delivers to, sorted by their names in the shopper's language. `fallback` is used until the
 * store is known.
 */
export function servedCountries(store: Store | null, fallback: string, language: string): readonly string[] {
  const codes = new Set(store?.markets.flatMap(({ countries }) => countries) ?? [fallback]);
  return sortCountries([...codes], store, language);
}
