import type { ProductSort } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { Cursor } from '../../platform/http/cursor.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { catalogVersions, products } from '../catalog.tables.ts';
import { eachMatch } from '../product-index/match-products.ts';
import type { ProductIndex } from '../product-index/product-index.ts';
import { productIndexOf } from '../product-index/product-indexes.ts';
import { PageSelection, type Placed } from '../product-index/select-page.ts';
import { nextBoundary } from '../publication/publication.ts';
import type { ProductFilters } from '../search/filters.ts';
import { findByText, type TextHits } from '../search/resolve-search.ts';
import type { TextQuery } from '../search/text-query.ts';
import { currentRank, titleRank, type ListedProduct, type ProductListQuery } from './product-list.repo.ts';
import { stocksOf } from './product-cache.ts';

export interface SearchListQuery extends Omit<ProductListQuery, 'sort'>, ProductFilters {
  sort: ProductSort;
  /** Left out, the list has filters only. */
  search?: string;
  /** All languages of the store. */
  storeLanguages: readonly string[];
}

/** Returns a page of the products that match a search and filters, and one product more. */
export async function searchProducts(db: Database, query: SearchListQuery): Promise<ListedProduct[]> {
  const { storeId, search, storeLanguages: languages } = query;
  const index = await productIndexOf(db, storeId);
  if (search === undefined) return (await listMatches(db, query, index, undefined)).found;
  const where = { storeId, languages, resolved: index.resolved };
  return (await findByText(db, search, where, (text) => listMatches(db, query, index, text))) ?? [];
}

/** One page of the products that match, by keyset, and one more. */
async function listMatches(
  db: Database,
  query: SearchListQuery,
  index: ProductIndex,
  text: TextQuery | undefined,
): Promise<TextHits<ListedProduct[]>> {
  const { sort, after } = query;
  const limit = query.limit + 1;
  const searched = text && { query: text, withScores: sort === 'relevance' };
  if (sort === 'title') {
    const ids: string[] = [];
    const hits = eachMatch(index, query, searched, (slot) => ids.push(index.idOf(slot)!));
    const page = await findTitlePage(db, ids, { after, limit, language: query.languages[0] });
    return { hasHits: hits > 0, found: await readStates(db, query, page) };
  }
  const page = new PageSelection(index, { ...query, sort, limit });
  const ranked = searched && { ...searched, ...(sort === 'relevance' && { matters: page.canTake }) };
  const hits = eachMatch(index, query, ranked, (slot, score) => page.add(slot, score));
  return { hasHits: hits > 0, found: await readStates(db, query, page.placed) };
}

/** Titles are in the order that `rankNewTitles` has computed, in the language of the list. */
async function findTitlePage(
  db: Database,
  ids: readonly string[],
  { after, limit, language }: { after: Cursor | null; limit: number; language: string | undefined },
): Promise<Placed[]> {
  const key = titleRank(products, language);
  const from = after && (await currentRank(db, after, language));
  const bound = from && sql`(${key}, ${products.id}) > (${from.key}::bigint, ${from.id})`;
  return db
    .select({ id: products.id, key: key.mapWith(Number) })
    .from(products)
    .where(bound ? sql`${isOneOf(products.id, ids)} and ${bound}` : isOneOf(products.id, ids))
    .orderBy(key, products.id)
    .limit(limit);
}

/** Reads what the database says now of the products of a page. One that was deleted meanwhile is not found later. */
async function readStates(
  db: Database,
  { storeId, now }: SearchListQuery,
  page: readonly Placed[],
): Promise<ListedProduct[]> {
  if (page.length === 0) return [];
  const rows = await db
    .select({
      id: products.id,
      version: catalogVersions.version,
      stocks: stocksOf,
      boundary: nextBoundary(storeId, now).mapWith(Number),
    })
    .from(products)
    .innerJoin(catalogVersions, eq(catalogVersions.storeId, products.storeId))
    .where(
      isOneOf(
        products.id,
        page.map(({ id }) => id),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const deleted = { version: 0, stocks: '', boundary: null };
  return page.map(({ id, key }) => ({ ...(byId.get(id) ?? deleted), id, key }));
}
