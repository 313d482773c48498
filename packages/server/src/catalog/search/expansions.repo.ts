import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { minPart } from './save-search.ts';
import { storeKey } from './search-document.ts';
import { productSearch, searchWords } from './search.tables.ts';
import { stemsOf } from './stems.ts';
import { nearest, typoKeysOfQuery } from './typos.ts';

/** Words of a store that a word of a query may mean, apart from that word. */
export interface Expansions {
  /** With the same stem: "cup" for "cups". */
  stems: string[];
  /** That contain it: "teapot" for "tea". */
  parts: string[];
  /** That it may be a mistyped form of. Only if there is nothing else. */
  typos: string[];
}

export interface ExpansionOptions {
  storeId: string;
  /** Whose stemmers are used. */
  languages: readonly string[];
  /** A word of the query that may be only the beginning of one. */
  unfinished?: string;
  /** Leaves out words that no product has any more. Takes longer. */
  onlyUsed: boolean;
}

/** Of each kind, for each word: the shortest. */
const maxExpansions = 50;

/** Looks up words of a query among the words of the store's products: one statement, two with a typo. */
export async function findExpansions(
  db: Database,
  words: readonly string[],
  options: ExpansionOptions,
): Promise<Map<string, Expansions>> {
  const found = new Map(words.map((word) => [word, { stems: [], parts: [], typos: [] } as Expansions]));
  if (words.length === 0) return found;
  const known = await findSimilar(db, words, options);
  const unknown: string[] = [];
  for (const [word, expansions] of found) {
    const ofWord = known.filter(({ term }) => term === word);
    const isKnown = ofWord.some(({ kind }) => kind !== 'part');
    expansions.stems = distinct(ofWord.flatMap((one) => (one.kind === 'stem' ? [one.word] : [])));
    const isUnfinished = word === options.unfinished;
    const fits = (one: Similar) => {
      if (isUnfinished && one.word.startsWith(word)) return true;
      return word.length >= minPart && (!isKnown || isCompound(one));
    };
    expansions.parts = distinct(ofWord.flatMap((one) => (one.kind === 'part' && fits(one) ? [one.word] : [])));
    if (ofWord.length === 0) unknown.push(word);
  }
  for (const [word, typos] of await findTypos(db, unknown, options)) found.get(word)!.typos = typos;
  return found;
}

const distinct = (words: readonly string[]) => [...new Set(words)];

interface Similar {
  term: string;
  /** Of the term, each with its language. */
  stems: string[];
  word: string;
  kind: 'exact' | 'stem' | 'part';
}

/** Whether something is left of the word beside the term: "teapot" is a compound with "tea", and "team" is none. */
function isCompound({ term, stems, word }: Similar): boolean {
  const forms = [term, ...stems.map((stem) => stem.slice(stem.indexOf(':') + 1))];
  return forms.some((form) => word.indexOf(form, minPart) > 0 || word.length >= form.length + minPart);
}

async function findSimilar(db: Database, words: readonly string[], options: ExpansionOptions): Promise<Similar[]> {
  const { storeId, languages } = options;
  const candidates = (kind: Similar['kind'], condition: SQL) => sql`(
    select ${sql.raw(`'${kind}'`)}::text as kind, word from ${searchWords}
    where store_id = ${storeId} and ${condition} ${usedOnly(options)}
    order by length(word), word collate "C" limit ${maxExpansions})`;
  // Also of the stem: "hemden" is not in "baumwollhemd", but "hemd" is. A stemmer of another language may leave little.
  const partQuery = sql`(select string_agg('''' || form || ''':*', '|') from (
    select given.term as form union select split_part(stem, ':', 2) from unnest(given.stems) as stem) as forms
    where form = ${options.unfinished ?? ''}::text or length(form) > ${minPart}
      or length(form) = ${minPart} and length(given.term) - length(form) < 2)::tsquery`;
  return db
    .select({
      term: sql<string>`given.term`,
      stems: sql<string[]>`array_to_json(given.stems)`,
      word: sql<string>`candidate.word`,
      kind: sql<Similar['kind']>`candidate.kind`,
    })
    .from(
      sql`(select term, array_remove(${stemsOf(languages, sql`term`)}, null) as stems
          from unnest(${sql.param([...words])}::text[]) as query(term)) as given
        cross join lateral (
          ${candidates('exact', sql`word = given.term`)}
          union all ${candidates('stem', sql`stem = any(given.stems) and word <> given.term`)}
          union all ${candidates('part', sql`parts @@ ${partQuery} and word <> given.term`)}
        ) as candidate`,
    );
}

async function findTypos(
  db: Database,
  words: readonly string[],
  options: ExpansionOptions,
): Promise<Map<string, string[]>> {
  const keys = new Map(words.map((word) => [word, typoKeysOfQuery(word)]));
  const all = [...keys.values()].flat();
  if (all.length === 0) return new Map();
  const { storeId } = options;
  const rows = await db
    .selectDistinct({ word: searchWords.word })
    .from(searchWords)
    .where(sql`store_id = ${storeId} and ${searchWords.typos} && ${sql.param(all)}::integer[] ${usedOnly(options)}`);
  const candidates = rows.map(({ word }) => word);
  const near = (word: string) => nearest(word, candidates).sort().slice(0, maxExpansions);
  return new Map([...keys].flatMap(([word, { length }]) => (length === 0 ? [] : [[word, near(word)]])));
}

function usedOnly({ storeId, onlyUsed }: ExpansionOptions): SQL {
  if (!onlyUsed) return sql``;
  return sql`and exists (select 1 from ${productSearch} used
    where used.facets @> array[${storeKey(storeId)}] and used.document @@ ('''' || word || '''')::tsquery)`;
}
