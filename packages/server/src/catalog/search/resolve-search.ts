import type { Database } from '../../platform/database/client.ts';
import { tsqueryOf } from './expression.ts';
import { findExpansions, type ExpansionOptions } from './expansions.repo.ts';
import { textQueryOf, type TextQuery } from './text-query.ts';
import { termsOf } from './tokens.ts';

export interface SearchIn {
  storeId: string;
  /** All languages of the store. */
  languages: readonly string[];
}

/**
 * Returns the query for what a shopper typed, or null if it has no letters or digits: no product is then found.
 */
export async function resolveSearch(db: Database, search: string, where: SearchIn): Promise<TextQuery | null> {
  return resolve(db, search, { ...where, onlyUsed: false });
}

/** The same for a query that is being typed: its last word may be the beginning of another one. */
export async function resolveUnfinishedSearch(
  db: Database,
  search: string,
  where: SearchIn,
): Promise<TextQuery | null> {
  const last = termsOf(search).at(-1);
  const isUnfinished = last && 'word' in last && /[\p{L}\p{M}\p{N}]$/u.test(search);
  return resolve(db, search, { ...where, onlyUsed: false, ...(isUnfinished && { unfinished: last.word }) });
}

/**
 * Products that changed may leave words behind that lead to nothing. For a query that no product matches, whatever else
 * it is filtered by, returns the query without such words, if that is another one.
 */
export async function resolveWithUsedWords(
  db: Database,
  search: string,
  where: SearchIn,
  text: TextQuery,
): Promise<TextQuery | null> {
  const ofUsedWords = await resolve(db, search, { ...where, onlyUsed: true });
  return ofUsedWords && tsqueryOf(ofUsedWords.all) === tsqueryOf(text.all) ? null : ofUsedWords;
}

async function resolve(db: Database, search: string, options: ExpansionOptions): Promise<TextQuery | null> {
  const terms = termsOf(search);
  const words = terms.flatMap((term) => ('word' in term ? [term.word] : []));
  return textQueryOf(terms, await findExpansions(db, words, options));
}
