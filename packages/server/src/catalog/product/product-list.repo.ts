import type { ProductSort } from '@smallshop/contract';
import { and, asc, desc, eq, sql, type AnyColumn, type Placeholder, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { Cursor } from '../../platform/http/cursor.ts';
import {
  bestSellingKey,
  catalogVersions,
  collectionProducts,
  collections,
  productListings,
  productRedirects,
  products,
} from '../catalog.tables.ts';
import { builtStatements } from '../../platform/database/built-statements.ts';
import { isAvailable } from '../publication/preorder-availability.ts';
import { isIdInWindow, isInWindow, nextBoundary } from '../publication/publication.ts';
import { stocksOf, type ProductState } from './product-cache.ts';

/** An order that does not depend on a search. */
export type ListSort = Exclude<ProductSort, 'relevance'>;

export interface ProductListQuery {
  storeId: string;
  currency: string;
  languages: readonly string[];
  /** Handle of a collection. */
  collection?: string;
  availableOnly: boolean;
  /** Products that are not published at this moment are left out. */
  now: Date;
  priceMin?: number;
  priceMax?: number;
  /** Not `relevance`: see `listHits`. */
  sort: ListSort;
  after: Cursor | null;
  limit: number;
}

export interface ListedProduct extends ProductState {
  /** What the list is ordered by, for the cursor. */
  key: number;
  /** When the next product of the store appears or disappears, in milliseconds since 1970. Null if none will. */
  boundary: number | null;
}

const boundary = () => nextBoundary(sql.placeholder('storeId'), sql.placeholder('now')).mapWith(Number);

const productState = builtStatements(
  () => 'smallshop_product',
  (db, _shape: undefined, name) =>
    db
      .select({
        id: products.id,
        handle: products.handle,
        version: catalogVersions.version,
        stocks: stocksOf,
        boundary: boundary(),
      })
      .from(products)
      .innerJoin(catalogVersions, eq(catalogVersions.storeId, products.storeId))
      .where(
        and(
          eq(products.storeId, sql.placeholder('storeId')),
          sql`${products.id} = coalesce(
            (select named.id from ${products} named
              where named.store_id = ${sql.placeholder('storeId')} and named.handle = ${sql.placeholder('handle')}),
            (select ${productRedirects.productId} from ${productRedirects}
              where ${productRedirects.storeId} = ${sql.placeholder('storeId')}
                and ${productRedirects.handle} = ${sql.placeholder('handle')}))`,
          eq(products.published, true),
          isInWindow(sql.placeholder('now')),
        ),
      )
      .prepare(name),
);

/** Returns the state of a published product, by its handle or by one that it had before. */
export async function findProductState(
  db: Database,
  storeId: string,
  handle: string,
  now: Date,
): Promise<(ProductState & { handle: string; boundary: number | null }) | undefined> {
  const [row] = await productState(db, undefined).execute({
    storeId,
    handle: handle.normalize('NFC'),
    now: now.toISOString(),
  });
  return row;
}

/** What the text of the statement for a list depends on. */
interface ListShape {
  sort: ListSort;
  isCollection: boolean;
  availableOnly: boolean;
  hasPriceMin: boolean;
  hasPriceMax: boolean;
  /** Whether it begins after a product, and not at the start. */
  isContinued: boolean;
}

const productList = builtStatements(
  (shape: ListShape) => `smallshop_products_${Object.values(shape).join('_')}`,
  (db, { sort, isCollection, availableOnly, hasPriceMin, hasPriceMax, isContinued }, name) => {
    const keys: Record<ListSort, SQL<number>> = {
      manual: sql<number>`${isCollection ? collectionProducts.position : productListings.position}`,
      title: titleRank(products, sql.placeholder('language')),
      price_asc: sql<number>`${productListings.price}`,
      price_desc: sql<number>`${productListings.price}`,
      newest: sql<number>`${productListings.createdMicros}`,
      best_selling: bestSellingKey(productListings),
    };
    const key = keys[sort];
    // The index that has the key has the id of the product beside it.
    const id = sort === 'manual' && isCollection ? collectionProducts.productId : productListings.productId;
    const downwards = ['price_desc', 'newest', 'best_selling'].includes(sort);
    const select = db
      .select({
        id: products.id,
        key: key.mapWith(Number),
        version: catalogVersions.version,
        stocks: stocksOf,
        boundary: boundary(),
      })
      .from(productListings)
      .innerJoin(products, eq(products.id, productListings.productId))
      .innerJoin(catalogVersions, eq(catalogVersions.storeId, productListings.storeId))
      .$dynamic();
    if (isCollection) {
      select.innerJoin(
        collectionProducts,
        and(
          eq(collectionProducts.productId, productListings.productId),
          sql`${collectionProducts.collectionId} = (select ${collections.id} from ${collections}
            where ${collections.storeId} = ${sql.placeholder('storeId')}
              and ${collections.handle} = ${sql.placeholder('collection')})`,
        ),
      );
    }
    return select
      .where(
        and(
          eq(productListings.storeId, sql.placeholder('storeId')),
          eq(productListings.currency, sql.placeholder('currency')),
          sql`${productListings.published}`,
          isIdInWindow(sql`${productListings.productId}`, sql.placeholder('storeId'), sql.placeholder('now')),
          availableOnly ? isAvailable(sql.placeholder('storeId'), sql.placeholder('now')) : undefined,
          hasPriceMin ? sql`${productListings.price} >= ${sql.placeholder('priceMin')}::bigint` : undefined,
          hasPriceMax ? sql`${productListings.price} <= ${sql.placeholder('priceMax')}::bigint` : undefined,
          isContinued ? beyond(key, id, downwards) : undefined,
        ),
      )
      .orderBy(downwards ? desc(key) : asc(key), asc(id))
      .limit(sql.placeholder('limit'))
      .prepare(name);
  },
);

/**
 * One page of products that have a price in the currency, by keyset: a product that is added or
 * sold meanwhile shifts no other product over a page's edge. Reads one row more than the limit, so
 * that the caller sees whether there is a next page.
 *
 * The key of each order but `title` is that of an index, so the database reads the rows of the page and no others.
 */
export async function listProductRows(db: Database, query: ProductListQuery): Promise<ListedProduct[]> {
  const { after, sort, languages } = query;
  const from = after && sort === 'title' ? await currentRank(db, after, languages[0]) : after;
  const { statement, values } = productListStatement(db, { ...query, after: from });
  return statement.execute(values);
}

/** The statement of a page, with its values by the names of its placeholders. */
export function productListStatement(db: Database, query: ProductListQuery) {
  const { storeId, currency, collection, after, limit, sort, availableOnly, priceMin, priceMax, now } = query;
  const statement = productList(db, {
    sort,
    isCollection: collection !== undefined,
    availableOnly,
    hasPriceMin: priceMin !== undefined,
    hasPriceMax: priceMax !== undefined,
    isContinued: after !== null,
  });
  const values = {
    storeId,
    currency,
    limit: limit + 1,
    now: now.toISOString(),
    collection,
    priceMin,
    priceMax,
    language: query.languages[0],
    afterKey: after?.key,
    afterId: after?.id,
  };
  return { statement, values };
}

/** Place of the title in the order of the language; last where it has none yet. */
export function titleRank({ titleRanks }: typeof products, language: Placeholder | string | undefined): SQL<number> {
  return sql<number>`coalesce((${titleRanks} ->> ${language}::text)::integer, 2147483647)`;
}

/** Titles may have been ranked anew since the page before: its last product says where it is now. */
export async function currentRank(db: Database, after: Cursor, language: string | undefined): Promise<Cursor> {
  const [row] = await db
    .select({ key: titleRank(products, language).mapWith(Number) })
    .from(products)
    .where(eq(products.id, after.id));
  return row ? { ...after, key: row.key } : after;
}

/** The bound alone lets the database start in the index where the page before ended. */
function beyond(key: SQL, id: AnyColumn, downwards: boolean): SQL {
  const value = sql`${sql.placeholder('afterKey')}::bigint`;
  const further = downwards ? sql`${key} < ${value}` : sql`${key} > ${value}`;
  const bound = downwards ? sql`${key} <= ${value}` : sql`${key} >= ${value}`;
  return sql`(${bound} and (${further} or ${id} > ${sql.placeholder('afterId')}))`;
}
