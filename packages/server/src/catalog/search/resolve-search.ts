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
 * Returns the query for what is being typed: its last word may be the beginning of another one. Null if it has no
 * letters or digits.
 */
export async function resolveUnfinishedSearch(
  db: Database,
  search: string,
  where: SearchIn,
): Promise<TextQuery | null> {
  const last = termsOf(search).at(-1);
  const isUnfinished = last && 'word' in last && /[\p{L}\p{M}\p{N}]$/u.test(search);
  return resolveOnce(db, search, where, isUnfinished ? last.word : undefined);
}

export interface TextHits<T> {
  found: T;
  /** Whether a product has the text, whatever else it is filtered by. */
  hasHits: boolean;
}

/**
 * Returns what `find` finds for what a shopper typed, or null if it has no letters or digits. Products that changed may
 * leave words behind that lead to nothing: a search without a hit is made again without such words.
 */
export async function findByText<T>(
  db: Database,
  search: string,
  where: SearchIn,
  find: (text: TextQuery) => Promise<TextHits<T>>,
): Promise<T | null> {
  const text = await resolveOnce(db, search, where);
  if (!text) return null;
  const { found, hasHits } = await find(text);
  if (hasHits) return found;
  const ofUsedWords = await resolve(db, search, { ...where, onlyUsed: true });
  return !ofUsedWords || tsqueryOf(ofUsedWords.all) === tsqueryOf(text.all) ? found : (await find(ofUsedWords)).found;
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
