import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { insertRows, upsertRows } from '../../platform/statements/write-rows.ts';
import { findMetafieldDefinitions } from '../../shop/metafield-settings/metafield.repo.ts';
import { documentOf, type SearchDocument, type SearchedProduct } from './search-document.ts';
import { productSearch, searchWords } from './search.tables.ts';
import { stemOf } from './stems.ts';
import { typoKeys } from './typos.ts';

interface SearchedStore {
  id: string;
  defaultLanguage: string;
}

/** The rows of products in `product_search`, and the words in them by language. */
export interface SearchRows {
  rows: SearchDocument[];
  vocabulary: Map<string, Set<string>>;
}

/**
 * Makes products findable by what they say now: at most four statements for all of them. Part of the transaction that
 * saves them, which holds the store's prices.
 */
export async function saveSearch(
  tx: Database,
  store: SearchedStore,
  list: readonly SearchedProduct[],
  { areNew }: { areNew: boolean },
): Promise<void> {
  await writeSearch(tx, store.id, (await prepareSearch(tx, store, list))(), { areNew });
}

/** The first part of `saveSearch`: what it returns makes the rows, without the database. */
export async function prepareSearch(
  tx: Database,
  store: SearchedStore,
  list: readonly SearchedProduct[],
): Promise<() => SearchRows> {
  const filters = await findFilters(tx, store.id, list);
  return () => {
    const vocabulary: SearchRows['vocabulary'] = new Map();
    return { rows: list.map((product) => documentOf(product, { ...store, filters }, vocabulary)), vocabulary };
  };
}

/** The second part of `saveSearch`. */
export async function writeSearch(
  tx: Database,
  storeId: string,
  { rows, vocabulary }: SearchRows,
  { areNew }: { areNew: boolean },
): Promise<void> {
  if (areNew) await insertRows(tx, productSearch, rows);
  else await upsertRows(tx, productSearch, [productSearch.productId], rows);
  await addWords(tx, storeId, vocabulary);
}

/** The metafields that lists are filtered by. Asks the database only if a product has metafields. */
async function findFilters(tx: Database, storeId: string, list: readonly SearchedProduct[]): Promise<Set<string>> {
  if (!list.some(({ data }) => data?.metafields)) return new Set();
  const definitions = await findMetafieldDefinitions(tx, storeId);
  return new Set(definitions.filter(({ isFilter }) => isFilter).map(({ namespace, key }) => `${namespace}.${key}`));
}

/**
 * Adds those words that the store does not have yet. Words are never deleted: a query that a word without products
 * leads to nothing is expanded without it, see `findExpansions`.
 */
async function addWords(tx: Database, storeId: string, vocabulary: Map<string, Set<string>>): Promise<void> {
  const given = [...vocabulary].flatMap(([language, words]) => [...words].map((word) => ({ language, word })));
  if (given.length === 0) return;
  const { language, word } = searchWords;
  const missing = (await tx
    .select({ language: sql<string>`given.language`, word: sql<string>`given.word` })
    .from(sql`json_to_recordset(${JSON.stringify(given)}::json) as given(language text, word text)`)
    .where(
      sql`not exists (select 1 from ${searchWords} where ${searchWords.storeId} = ${storeId}
        and ${word} = given.word and ${language} = given.language)`,
    )) satisfies { language: string; word: string }[];
  if (missing.length === 0) return;
  const rows = JSON.stringify(
    missing
      .sort((a, b) => (a.word < b.word || (a.word === b.word && a.language < b.language) ? -1 : 1))
      .map((one) => ({ ...one, parts: partsOf(one.word), typos: typoKeys(one.word) })),
  );
  await tx.execute(sql`
    insert into ${searchWords} (store_id, language, word, stem, parts, typos)
    select ${storeId}, language, word, ${stemOf(sql`language`, sql`word`)}, parts::tsvector, typos
    from json_to_recordset(${rows}::json) as given(language text, word text, parts text, typos integer[])
    on conflict do nothing`);
}

/** Shortest part of a compound word, in letters. */
export const minPart = 3;

/** The word and its endings, so that each part of a compound is the beginning of one: "baumwollhemd" has "hemd". */
function partsOf(word: string): string {
  const letters = [...word];
  const endings = letters.map((_, at) => letters.slice(at).join(''));
  return endings
    .filter((_, at) => at === 0 || (at >= minPart && letters.length - at >= minPart))
    .map((ending) => `'${ending}'`)
    .join(' ');
}

/**
 * After many products were saved: moves the new entries of the search index to where they belong. Until then each
 * search reads them all, one after the other.
 */
export async function settleSearch(db: Database): Promise<void> {
  await db.execute(sql`select gin_clean_pending_list('product_search_document'::regclass)`);
}
