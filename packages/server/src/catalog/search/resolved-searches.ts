import type { TextQuery } from './text-query.ts';

/** Of a store. One takes some 5 kB. */
const maxSearches = 500;

/** The queries of the searches that were made last, for as long as no product of the store has a new word. */
export class ResolvedSearches {
  #queries = new Map<string, TextQuery | null>();

  /** What is still being resolved is not kept either: it may not know the new word. */
  clear(): void {
    this.#queries = new Map();
  }

  async get(search: string, resolve: () => Promise<TextQuery | null>): Promise<TextQuery | null> {
    const queries = this.#queries;
    const known = queries.get(search);
    if (known !== undefined) return known;
    const query = await resolve();
    if (queries.size >= maxSearches) queries.clear();
    queries.set(search, query);
    return query;
  }
}
