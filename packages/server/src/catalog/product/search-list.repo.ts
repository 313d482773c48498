import type { ProductSort } from '@smallshop/contract';
import { eq, sql, type SQL } from 'drizzle-orm';
import { plannedEachTime } from '../../platform/statements/prepared-statements.ts';
import type { Database } from '../../platform/database/client.ts';
import { catalogVersions, collectionProducts, collections, products } from '../catalog.tables.ts';
import { relevanceOf, scoreOf } from '../search/relevance.ts';
import { resolveSearch, resolveWithUsedWords } from '../search/resolve-search.ts';
import { isIdInWindow, nextBoundary } from '../publication/publication.ts';
import { currentRank, type ListedProduct, type ProductListQuery } from './product-list.repo.ts';
import { stocksOf } from './product-cache.ts';
import { facetGroupsOf, type ProductFilters } from '../search/filters.ts';
import { isHit, listingOf } from '../search/hits.ts';
import { productSearch } from '../search/search.tables.ts';
import type { TextQuery } from '../search/text-query.ts';

export interface SearchListQuery extends Omit<ProductListQuery, 'sort'>, ProductFilters {
  sort: ProductSort;
  /** Left out, the list has filters only. */
  search?: string;
  /** All languages of the store. */
  storeLanguages: readonly string[];
}

/**
 * Returns a page of the products that match a search and filters, and one product more. A search without a hit is made
 * again without the words that no product has any more.
 */
export async function searchProducts(db: Database, query: SearchListQuery): Promise<ListedProduct[]> {
  const { storeId, search, storeLanguages: languages, sort, after } = query;
  const from = after && sort === 'title' ? await currentRank(db, after, query.languages[0]) : after;
  if (search === undefined) return listHits(db, { ...query, after: from }, undefined);
  const text = await resolveSearch(db, search, { storeId, languages });
  if (!text) return [];
  const rows = await listHits(db, { ...query, after: from }, text);
  if (rows.length > 0) return rows;
  const ofUsedWords = await resolveWithUsedWords(db, search, { storeId, languages }, text);
  return ofUsedWords ? listHits(db, { ...query, after: from }, ofUsedWords) : rows;
}

/**
 * One page of the products that match a search, by keyset, and one more. The hits are collected first, because an
 * index of the order would be read to its end for the few hits of a rare word. Not a named statement: its plan depends
 * on how many products have the words.
 */
async function listHits(db: Database, query: SearchListQuery, text: TextQuery | undefined): Promise<ListedProduct[]> {
  const { storeId, currency, sort, after, limit, now } = query;
  const downwards = sort !== 'manual' && sort !== 'title' && sort !== 'price_asc';
  const direction = downwards ? sql`desc` : sql`asc`;
  const bound =
    after &&
    sql`where (page.key ${downwards ? sql`<` : sql`>`} ${after.key}::bigint
    or (page.key = ${after.key}::bigint and page.id > ${after.id}))`;
  const score = sort === 'relevance' && text ? scoreOf(text) : sql`0`;
  return db
    .select({
      id: products.id,
      key: sql<number>`page.key`.mapWith(Number),
      version: catalogVersions.version,
      stocks: stocksOf,
      boundary: nextBoundary(storeId, now).mapWith(Number),
    })
    .from(
      sql`${plannedEachTime} (with hit as materialized (
          select product_id, ${score} as score from ${productSearch}
          where ${isHit(storeId, text, facetGroupsOf(query))})
        select page.id, page.key from (
          select listing.product_id as id, ${keyOf(query)} as key
          from hit ${listingOf(currency)}
          ${joinsOf(query)}
          where listing.store_id = ${storeId} and listing.published
            and ${isIdInWindow(sql`listing.product_id`, storeId, now)}
            ${query.availableOnly ? sql`and listing.available` : sql``}
            ${query.priceMin === undefined ? sql`` : sql`and listing.price >= ${query.priceMin}::bigint`}
            ${query.priceMax === undefined ? sql`` : sql`and listing.price <= ${query.priceMax}::bigint`}) as page
        ${bound ?? sql``}
        order by page.key ${direction}, page.id limit ${limit + 1}) as page`,
    )
    .innerJoin(products, sql`${products.id} = page.id`)
    .innerJoin(catalogVersions, eq(catalogVersions.storeId, products.storeId))
    .orderBy(sql`page.key ${direction}, page.id`);
}

function keyOf({ sort, collection, languages: [language] }: SearchListQuery): SQL {
  const keys: Record<ProductSort, SQL> = {
    manual: collection === undefined ? sql`listing.position` : sql`member.position`,
    title: sql`coalesce((titled.title_ranks ->> ${language ?? ''}::text)::integer, 2147483647)`,
    price_asc: sql`listing.price`,
    price_desc: sql`listing.price`,
    newest: sql`listing.created_micros`,
    relevance: relevanceOf(sql`hit.score`),
  };
  return keys[sort];
}

function joinsOf({ sort, collection, storeId }: SearchListQuery): SQL {
  const titled = sort === 'title' ? sql`join ${products} titled on titled.id = listing.product_id` : sql``;
  if (collection === undefined) return titled;
  return sql`join ${collectionProducts} member on member.product_id = listing.product_id
      and member.collection_id = (select id from ${collections}
        where store_id = ${storeId} and handle = ${collection})
    ${titled}`;
}
