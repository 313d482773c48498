import type { Database } from '../../platform/database/client.ts';
import { findExpansions } from './expansions.repo.ts';
import { textQueryOf, type TextQuery } from './text-query.ts';
import { termsOf } from './tokens.ts';

export interface SearchIn {
  storeId: string;
  /** All languages of the store. */
  languages: readonly string[];
}

/**
 * Returns the query for what a shopper typed, or null if it has no letters or digits: no product is then found.
 * `onlyUsed` leaves out similar words that no product has any more.
 */
export async function resolveSearch(
  db: Database,
  search: string,
  where: SearchIn,
  { onlyUsed = false }: { onlyUsed?: boolean } = {},
): Promise<TextQuery | null> {
  const terms = termsOf(search);
  const words = terms.flatMap((term) => ('word' in term ? [term.word] : []));
  return textQueryOf(terms, await findExpansions(db, words, { ...where, onlyUsed }));
}
