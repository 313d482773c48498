import type { Database } from '../../platform/database/client.ts';
import { tsqueryOf } from './expression.ts';
import { findExpansions, type ExpansionOptions } from './expansions.repo.ts';
import type { ResolvedSearches } from './resolved-searches.ts';
import { textQueryOf, type TextQuery } from './text-query.ts';
import { termsOf } from './tokens.ts';

export interface SearchIn {
  storeId: string;
  /** All languages of the store. */
  languages: readonly string[];
  /** Those of the store's index. Without, the database is asked each time. */
  resolved?: ResolvedSearches;
}

/**
 * Returns the query for what a shopper typed, or null if it has no letters or digits: no product is then found.
 */
export async function resolveSearch(db: Database, search: string, where: SearchIn): Promise<TextQuery | null> {
  return resolveOnce(db, search, where);
}

/** The same for a query that is being typed: its last word may be the beginning of another one. */
export async function resolveUnfinishedSearch(
  db: Database,
  search: string,
  where: SearchIn,
): Promise<TextQuery | null> {
  const last = termsOf(search).at(-1);
  const isUnfinished = last && 'word' in last && /[\p{L}\p{M}\p{N}]$/u.test(search);
  return resolveOnce(db, search, where, isUnfinished ? last.word : undefined);
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

function resolveOnce(
  db: Database,
  search: string,
  { resolved, ...where }: SearchIn,
  unfinished?: string,
): Promise<TextQuery | null> {
  const read = () =>
    resolve(db, search, { ...where, onlyUsed: false, ...(unfinished !== undefined && { unfinished }) });
  return resolved ? resolved.get(JSON.stringify([search, unfinished, where.languages]), read) : read();
}

async function resolve(db: Database, search: string, options: ExpansionOptions): Promise<TextQuery | null> {
  const terms = termsOf(search);
  const words = terms.flatMap((term) => ('word' in term ? [term.word] : []));
  return textQueryOf(terms, await findExpansions(db, words, options));
}
