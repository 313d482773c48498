import { lt, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { collectionProducts, collections, productListings, products } from '../catalog.tables.ts';
import { storeKey } from '../search/search-document.ts';
import { preorderDay } from '../publication/preorder-availability.ts';
import { productSearch } from '../search/search.tables.ts';
import type { IndexedCollection } from './indexed-collection.ts';
import { catalogChanges } from './product-index.tables.ts';
import type { ProductWords } from './word-index.ts';

/** What a product is found and filtered by, as the database has it. */
export interface IndexRow extends ProductWords {
  id: string;
  published: boolean;
  publishedFrom: Date | null;
  publishedUntil: Date | null;
  position: number;
  /** In full: a number of microseconds is more exact than a `Date`. */
  createdMicros: number;
  unitsSold: number;
  keys: string[];
  /** Currency, lowest price, whether it is available, and the day until which it is a pre-order. */
  offers: [string, number, boolean, string | null][];
  /** Id of the collection, and the position in it. */
  memberships: [string, number][];
}

const preorderDayOfListing = preorderDay(sql`product_listings.product_id`, sql`product_listings.currency`);

/** Returns those products of a store with these ids that there are. */
export function readIndexRows(db: Database, storeId: string, ids: readonly string[]): Promise<IndexRow[]> {
  return db
    .select({
      id: products.id,
      document: sql<string>`${productSearch.document}::text`,
      ranked: sql<string>`${productSearch.ranked}::text`,
      published: products.published,
      publishedFrom: products.publishedFrom,
      publishedUntil: products.publishedUntil,
      position: products.position,
      createdMicros: sql<number>`(extract(epoch from ${products.createdAt}) * 1000000)::bigint`.mapWith(Number),
      unitsSold: sql<number>`(
        select coalesce(max(units_sold), 0)
        from ${productListings} where ${productListings.productId} = ${products.id})`,
      keys: sql<string[]>`array_to_json(array_remove(${productSearch.facets}, ${storeKey(storeId)}))`,
      offers: sql<IndexRow['offers']>`(
        select coalesce(json_agg(json_build_array(currency, price, available, ${preorderDayOfListing})), '[]')
        from ${productListings} where ${productListings.productId} = ${products.id})`,
      memberships: sql<IndexRow['memberships']>`(
        select coalesce(json_agg(json_build_array(collection_id, position)), '[]')
        from ${collectionProducts} where ${collectionProducts.productId} = ${products.id})`,
    })
    .from(products)
    .innerJoin(productSearch, sql`${productSearch.productId} = ${products.id}`)
    .where(isOneOf(products.id, ids));
}

/** Returns the ids of a store's products, as one text: a hundred thousand rows would take longer. */
export async function readProductIds(db: Database, storeId: string): Promise<string[]> {
  const [row] = await db
    .select({ ids: sql<string | null>`string_agg(${products.id}, ' ')` })
    .from(products)
    .where(sql`${products.storeId} = ${storeId}`);
  return row?.ids?.split(' ') ?? [];
}

/** Returns the stores with so many products or more, the largest first. */
export function findLargeStores(db: Database, from: number): Promise<{ storeId: string; count: number }[]> {
  const count = sql<number>`count(*)::integer`;
  return db
    .select({ storeId: products.storeId, count })
    .from(products)
    .groupBy(products.storeId)
    .having(sql`count(*) >= ${from}`)
    .orderBy(sql`count(*) desc`);
}

/** Returns the collections of a store in the merchant's order. */
export function readCollections(db: Database, storeId: string): Promise<IndexedCollection[]> {
  return db
    .select({ id: collections.id, handle: collections.handle, title: collections.title })
    .from(collections)
    .where(sql`${collections.storeId} = ${storeId}`)
    .orderBy(collections.position, sql`${collections.handle} collate "C"`);
}

export interface Changes {
  /** What the database could see, as `pg_snapshot` writes it. */
  snapshot: string;
  /** Ids of products, and an empty text for the collections. */
  changed: string[];
}

/**
 * Returns what has changed in a store since an earlier snapshot: by those transactions that it could not see, in
 * whatever order they began and ended.
 */
export async function readChanges(db: Database, storeId: string, since: string): Promise<Changes> {
  // Transactions before the first number were all visible.
  const first = since.slice(0, since.indexOf(':'));
  const [row] = await db
    .select({
      snapshot: sql<string>`pg_current_snapshot()::text`,
      changed: sql<string[]>`coalesce((
        select json_agg(distinct product_id) from ${catalogChanges} where store_id = ${storeId}
          and transaction >= ${first}::xid8 and not pg_visible_in_snapshot(transaction, ${since}::pg_snapshot)), '[]')`,
    })
    .from(sql`(values (1)) as one`);
  return row!;
}

/** Returns the snapshot of a moment before what is read next. */
export async function readSnapshot(db: Database): Promise<string> {
  const [row] = await db.select({ snapshot: sql<string>`pg_current_snapshot()::text` }).from(sql`(values (1)) as one`);
  return row!.snapshot;
}

/** Deletes changes that no process asks for any more: it reads the products anew if it did not ask for an hour. */
export async function deleteCatalogChanges(db: Database): Promise<void> {
  await db.delete(catalogChanges).where(lt(catalogChanges.changedAt, sql`clock_timestamp() - interval '1 day'`));
}
