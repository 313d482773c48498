import type { Metafields } from '@smallshop/contract';
import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { LocalizedText } from '../../platform/database/text.ts';
import { plannedEachTime } from '../../platform/statements/prepared-statements.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import {
  collectionProducts,
  collections,
  productListings,
  products,
  type OptionDefinition,
} from '../catalog.tables.ts';
import { isIdInWindow } from '../publication/publication.ts';
import { facetGroupsOf, type ProductFilters } from '../search/filters.ts';
import { isHit, listingOf } from '../search/hits.ts';
import { storeKey } from '../search/search-document.ts';
import { productSearch } from '../search/search.tables.ts';
import type { TextQuery } from '../search/text-query.ts';

export interface FacetQuery extends ProductFilters {
  storeId: string;
  currency: string;
  /** Handle. */
  collection?: string;
  text?: TextQuery;
  /** Products that are not published at this moment do not count. */
  now: Date;
}

export interface FacetCounts {
  /** Products that match everything. */
  total: number;
  /** Available ones of those that match everything but `availableOnly`. */
  available: number;
  /** Of the products that match everything but the bounds of the price, in minor units. */
  price: { min: number; max: number } | null;
  /** For the keys in the column `facets`, those with the most products first, selected ones before. */
  values: { key: string; count: number; productId: string }[];
  /** In the merchant's order. */
  collections: { handle: string; title: LocalizedText; count: number }[];
}

/** Of each kind; options of all names are one kind. */
const maxValues = 250;

/** A product that fails one filter has a number from here to the double, one that fails more has a larger one. */
const perFilter = 1000;
const numberOf = (filter: number): SQL => sql.raw(String(perFilter + filter));

/**
 * Counts the products for each value of each facet, in one statement. For each product it computes which filters it
 * fails. A product that fails none counts everywhere; one that fails exactly one counts only for that facet.
 */
export async function countFacets(db: Database, query: FacetQuery): Promise<FacetCounts> {
  const { storeId, currency, collection, text } = query;
  const isListed = sql`listing.published and ${isIdInWindow(sql`listing.product_id`, storeId, query.now)}`;
  const groups = facetGroupsOf(query);
  const failing = [
    ...groups.map(({ keys }) => sql`not facets && ${sql.param(keys)}::text[]`),
    sql`not (${fitsPrice(query)})`,
    query.availableOnly ? sql`not listing.available` : sql`false`,
  ];
  const [ofPrice, ofAvailability] = [numberOf(groups.length), numberOf(groups.length + 1)];
  const fails = failing.map((fail, nth) => sql`(${fail})::integer * ${numberOf(nth)}`);
  const onlyPrefix = groups.map(({ prefix }, nth) => sql`when ${numberOf(nth)} then ${prefix}::text`);
  const listings = listingsOf(query);
  // A condition that is always true would mislead the planner: it expects that few rows pass.
  const isFiltered =
    groups.length > 0 || query.availableOnly || query.priceMin !== undefined || query.priceMax !== undefined;
  const counted = sql`
    with hit as materialized (
      select hit.product_id, hit.facets, listing.price, listing.available, ${sql.join(fails, sql` + `)} as fails
      from ${productSearch} hit ${listings} ${collection === undefined ? sql`` : memberOf(storeId, collection)}
      where ${isHit(storeId, text, [])} and listing.store_id = ${storeId} and ${isListed}
    ), kept as materialized (
      select *, case fails when 0 then '' ${sql.join(onlyPrefix, sql` `)} end as only_prefix
      from hit ${isFiltered ? sql`where fails < ${sql.raw(String(2 * perFilter))}` : sql``}
    ), counted as (
      select key, count(*) as count, min(product_id collate "C") as product_id
      from kept cross join unnest(facets) as key
      ${isFiltered ? sql`where starts_with(key, only_prefix)` : sql``}
      group by key having key <> ${storeKey(storeId)}
    ), placed as (
      select *, row_number() over (
        partition by split_part(key, ':', 1)
        order by key = any(${sql.param(groups.flatMap(({ keys }) => keys))}::text[]) desc, count desc, key collate "C"
      ) as place from counted
    ), shown as (${collection === undefined ? shownOf(isFiltered) : shownEverywhere(query)}
    ), in_collections as (
      select collections.handle, collections.title, collections.position, members.count
      from (select member.collection_id, count(*) as count from shown ${membersOf(query)}
          group by member.collection_id) as members
        join ${collections} on collections.id = members.collection_id
    )
    select count(*) filter (where fails = 0) as total,
      count(*) filter (where available and fails in (0, ${ofAvailability})) as available,
      min(price) filter (where fails in (0, ${ofPrice})) as min_price,
      max(price) filter (where fails in (0, ${ofPrice})) as max_price,
      (select coalesce(json_agg(json_build_object('key', key, 'count', count, 'productId', product_id)
          order by place), '[]') from placed where place <= ${maxValues}) as facet_values,
      (select coalesce(json_agg(json_build_object('handle', handle, 'title', title, 'count', count)
          order by position, handle), '[]') from in_collections) as collections
    from kept`;
  const [row] = await db
    .select({
      total: sql<number>`total`.mapWith(Number),
      available: sql<number>`available`.mapWith(Number),
      min: sql<number | null>`min_price`,
      max: sql<number | null>`max_price`,
      values: sql<FacetCounts['values']>`facet_values`,
      collections: sql<FacetCounts['collections']>`collections`,
    })
    .from(sql`${plannedEachTime} (${counted}) as counts`);
  const { min, max, ...counts } = row!;
  return { ...counts, price: min === null || max === null ? null : { min: Number(min), max: Number(max) } };

  /** Products of all collections that match everything but the collection. */
  function shownEverywhere(of: FacetQuery): SQL {
    return sql`select hit.product_id from ${productSearch} hit ${listingsOf(of)}
      where ${isHit(storeId, text, groups)} and listing.store_id = ${storeId} and ${isListed}
        and ${fitsPrice(of)} ${of.availableOnly ? sql`and listing.available` : sql``}`;
  }

  function listingsOf({ text: searched }: FacetQuery): SQL {
    if (searched) return listingOf(currency);
    return sql`join ${productListings} listing
      on listing.product_id = hit.product_id and listing.currency = ${currency}`;
  }
}

const shownOf = (isFiltered: boolean): SQL =>
  sql`select product_id from kept ${isFiltered ? sql`where fails = 0` : sql``}`;

/** The collections of each product; one product after the other if a search left few of them, see `listingOf`. */
function membersOf({ text }: FacetQuery): SQL {
  if (!text) return sql`join ${collectionProducts} member on member.product_id = shown.product_id`;
  return sql`cross join lateral (select collection_id from ${collectionProducts}
    where product_id = shown.product_id offset 0) as member`;
}

function memberOf(storeId: string, collection: string): SQL {
  return sql`join ${collectionProducts} member on member.product_id = hit.product_id
    and member.collection_id = (select id from ${collections} where store_id = ${storeId} and handle = ${collection})`;
}

function fitsPrice({ priceMin, priceMax }: ProductFilters): SQL {
  const bounds = [
    ...(priceMin === undefined ? [] : [sql`listing.price >= ${priceMin}::bigint`]),
    ...(priceMax === undefined ? [] : [sql`listing.price <= ${priceMax}::bigint`]),
  ];
  return bounds.length > 0 ? sql.join(bounds, sql` and `) : sql`true`;
}

/** Options and metafields of a product, in all languages. */
export interface FacetTexts {
  options: OptionDefinition[];
  metafields: Metafields;
}

/** Returns the options and metafields of products, to translate values of facets. */
export async function findTexts(db: Database, productIds: readonly string[]): Promise<ReadonlyMap<string, FacetTexts>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .select({ id: products.id, options: products.options, data: products.data })
    .from(products)
    .where(isOneOf(products.id, productIds));
  return new Map(rows.map(({ id, options, data }) => [id, { options, metafields: data?.metafields ?? {} }]));
}
