import { eq, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { plannedEachTime } from '../../platform/statements/prepared-statements.ts';
import {
  bestSellingKey,
  catalogVersions,
  collectionProducts,
  collections,
  productListings,
  products,
} from '../catalog.tables.ts';
import { stocksOf, type ProductState } from '../product/product-cache.ts';
import { isIdInWindow } from '../publication/publication.ts';
import { storeKey } from '../search/search-document.ts';
import { productSearch } from '../search/search.tables.ts';

export interface RecommendationQuery {
  storeId: string;
  currency: string;
  productId: string;
  /** Products that are not published at this moment are left out. */
  now: Date;
  limit: number;
}

export interface RelatedProduct extends ProductState {
  /** Keys that both products have, as `facets` has them, and `collection:` with the handle. */
  shared: string[];
}

/** What sharing a key is worth, before it is divided by how common the key is. */
const pointsOf = { collection: 3, type: 3, tag: 2, vendor: 1, meta: 1, option: 0.5 } as const;
/** Keys of a product that are compared, those with the most points first. */
const maxKeys = 40;
/** A key that more products have brings no candidates, and counts as if so many and one had it. */
const maxProductsOfKey = 100;
/** Candidates that share rare keys. */
const maxCandidates = 300;
/** Candidates from each collection, in its order, and from the best-selling products: they may share common keys. */
const maxFirst = 50;
/** Keys that explain a product. */
const maxShared = 5;

/**
 * Returns the products that have most in common with one. See docs/decisions/recommendations.md for the formula. Each
 * part is limited. The planner joins few candidates to a whole table if it can: `offset 0` prevents that.
 */
export function findRelated(db: Database, query: RecommendationQuery): Promise<RelatedProduct[]> {
  return relatedStatement(db, query);
}

/** The statement of `findRelated`. */
export function relatedStatement(db: Database, query: RecommendationQuery) {
  const { storeId, currency, productId, now, limit } = query;
  const kinds = Object.entries(pointsOf).map(([kind, points]) => sql`when ${kind} then ${points}::float8`);
  const pointsOfKey = sql`case split_part(key, ':', 1) ${sql.join(kinds, sql` `)} else 0 end`;
  const ofStore = storeKey(storeId);
  // A whole number of thousandths: sums of fractions depend on their order.
  const worth = sql`round(own.points * 1000 / (ln(least(size, ${maxProductsOfKey + 1})) / ln(2)))::integer`;
  const statement = sql`
    with own_facet as materialized (
      select key, ${pointsOfKey} as points from ${productSearch} cross join unnest(facets) as key
      where product_id = ${productId} and key <> ${ofStore}
      order by points desc, key collate "C" limit ${maxKeys}
    ), own_collection as materialized (
      select collections.id, 'collection:' || collections.handle as key
      from ${collectionProducts} member join ${collections} on collections.id = member.collection_id
      where member.product_id = ${productId}
      order by collections.position, collections.handle limit ${maxKeys}
    ), having_facet as materialized (
      select own_facet.key, found.product_id from own_facet cross join lateral (
        select product_id from ${productSearch} where facets @> array[${ofStore}, own_facet.key]
        limit ${maxProductsOfKey + 1}) as found
    ), having_collection as materialized (
      select own_collection.key, found.product_id, found.place from own_collection cross join lateral (
        select product_id, row_number() over (order by position, product_id) as place from (
          select product_id, position from ${collectionProducts} where collection_id = own_collection.id
          order by position, product_id limit ${maxProductsOfKey + 1}) as first) as found
    ), has_key as (
      select key, product_id from having_facet union all select key, product_id from having_collection
    ), own as materialized (
      select keys.key, keys.points, sizes.size
      from (select key, points from own_facet union all
          select key, ${pointsOf.collection}::float8 from own_collection) keys
        join (select key, count(*) as size from has_key group by key) sizes on sizes.key = keys.key
      where sizes.size > 1
    ), candidate as materialized (
      (select product_id from has_key join own on own.key = has_key.key
        where own.size <= ${maxProductsOfKey} group by product_id
        order by sum(${worth}) desc, product_id collate "C" limit ${maxCandidates})
      union select product_id from having_collection where place <= ${maxFirst}
      union (select product_id from ${productListings} listing
        where store_id = ${storeId} and currency = ${currency} and published
        order by ${listingKey} desc nulls first, product_id limit ${maxFirst})
    ), shared as (
      select candidate.product_id, own.key, ${worth} as worth
      from candidate cross join lateral (
          select unnest(facets) as key from ${productSearch}
          where product_id = candidate.product_id offset 0) as has
        join own on own.key = has.key
      union all
      select member.product_id, own.key, ${worth}
      from candidate join ${collectionProducts} member on member.product_id = candidate.product_id
        join own_collection on own_collection.id = member.collection_id join own on own.key = own_collection.key
    ), scored as (
      select product_id, sum(worth) as score,
        (array_agg(key order by worth desc, key collate "C"))[1:${sql.raw(String(maxShared))}] as shared
      from shared where product_id <> ${productId} group by product_id
    )
    select listing.product_id as id, hit.shared, listing.available, hit.score, listing.position
    from scored as hit cross join lateral (select * from ${productListings}
      where product_id = hit.product_id and currency = ${currency} offset 0) as listing
    where listing.store_id = ${storeId} and listing.published
      and ${isIdInWindow(sql`listing.product_id`, storeId, now)}
    order by listing.available desc, hit.score desc, listing.position, listing.product_id limit ${limit}`;
  return db
    .select({
      id: products.id,
      version: catalogVersions.version,
      stocks: stocksOf,
      shared: sql<string[]>`page.shared`,
    })
    .from(sql`${plannedEachTime} (${statement}) as page`)
    .innerJoin(products, sql`${products.id} = page.id`)
    .innerJoin(catalogVersions, eq(catalogVersions.storeId, products.storeId))
    .orderBy(sql`page.available desc, page.score desc, page.position, page.id`);
}

const listingKey: SQL = bestSellingKey({ unitsSold: sql`listing.units_sold`, position: sql`listing.position` });
