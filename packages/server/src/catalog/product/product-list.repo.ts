import type { ProductSort } from '@smallshop/contract';
import { and, asc, desc, eq, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { Cursor } from '../../platform/http/cursor.ts';
import {
  catalogVersions,
  collectionProducts,
  collections,
  productListings,
  products,
  variantPrices,
  variants,
} from '../catalog.tables.ts';
import { stocksOf, type ProductState } from './product-cache.ts';
import { foldText } from './search-text.ts';

export interface ProductListQuery {
  storeId: string;
  currency: string;
  languages: readonly string[];
  /** Handle of a collection. */
  collection?: string;
  search?: string;
  availableOnly: boolean;
  sort: ProductSort;
  after: Cursor | null;
  limit: number;
}

export interface ListedProduct extends ProductState {
  /** What the list is ordered by, for the cursor. */
  key: number;
}

/** Returns the state of a published product. */
export async function findProductState(
  db: Database,
  storeId: string,
  handle: string,
): Promise<ProductState | undefined> {
  const [row] = await db
    .select({ id: products.id, version: catalogVersions.version, stocks: stocksOf })
    .from(products)
    .innerJoin(catalogVersions, eq(catalogVersions.storeId, products.storeId))
    .where(
      and(eq(products.storeId, storeId), eq(products.handle, handle.normalize('NFC')), eq(products.published, true)),
    )
    .prepare('smallshop_product')
    .execute();
  return row;
}

/**
 * One page of products that have a price in the currency, by keyset: a product that is added or
 * sold meanwhile shifts no other product over a page's edge. Reads one row more than the limit, so
 * that the caller sees whether there is a next page.
 *
 * The key of each order but `title` is that of an index, so the database reads the rows of the page and no others.
 */
export async function listProductRows(db: Database, query: ProductListQuery): Promise<ListedProduct[]> {
  const { storeId, currency, collection, after, limit, sort } = query;
  const position = collection !== undefined ? collectionProducts.position : productListings.position;
  const keys: Record<ProductSort, SQL<number>> = {
    manual: sql<number>`${position}`,
    title: titleRank(products, query.languages),
    price_asc: sql<number>`${productListings.price}`,
    price_desc: sql<number>`${productListings.price}`,
    newest: sql<number>`${productListings.createdMicros}`,
  };
  const key = keys[sort];
  // The index that has the key has the id of the product beside it.
  const id = sort === 'manual' && collection !== undefined ? collectionProducts.productId : productListings.productId;
  const downwards = sort === 'price_desc' || sort === 'newest';

  const select = db
    .select({ id: products.id, key: key.mapWith(Number), version: catalogVersions.version, stocks: stocksOf })
    .from(productListings)
    .innerJoin(products, eq(products.id, productListings.productId))
    .innerJoin(catalogVersions, eq(catalogVersions.storeId, productListings.storeId))
    .$dynamic();
  if (collection !== undefined) {
    select.innerJoin(
      collectionProducts,
      and(
        eq(collectionProducts.productId, productListings.productId),
        sql`${collectionProducts.collectionId} = (select ${collections.id} from ${collections}
          where ${collections.storeId} = ${storeId} and ${collections.handle} = ${collection})`,
      ),
    );
  }
  const terms = searchTerms(query.search);
  // The name is that of one text: it has everything that the text depends on.
  const shape = [sort, collection !== undefined, query.availableOnly, terms.length, after !== null];
  return select
    .where(
      and(
        eq(productListings.storeId, storeId),
        eq(productListings.currency, currency),
        sql`${productListings.published}`,
        query.availableOnly ? isAvailable() : undefined,
        ...terms,
        after
          ? beyond(key, id, sort === 'title' ? await currentRank(db, after, query.languages) : after, downwards)
          : undefined,
      ),
    )
    .orderBy(downwards ? desc(key) : asc(key), asc(id))
    .limit(limit + 1)
    .prepare(`smallshop_products_${shape.join('_')}`)
    .execute();
}

/** Whether a variant that is sold in the currency is in stock. Stock is read from the variants, not from a copy. */
function isAvailable(): SQL {
  return sql`exists (select 1 from ${variants}
    join ${variantPrices} on ${variantPrices.variantId} = ${variants.id}
      and ${variantPrices.currency} = ${productListings.currency}
    where ${variants.productId} = ${productListings.productId}
      and (${variants.stock} is null or ${variants.stock} > 0 or ${variants.sellWhenOut}))`;
}

/** Every word must be in a title, the type, the vendor or a tag. Case and accents do not matter. */
function searchTerms(search = ''): SQL[] {
  const words = foldText(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.slice(0, 10).map((word) => sql`${products.searchText} like ${containing(word)}`);
}

/** A pattern for LIKE that finds the word itself, whatever signs it holds. */
function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Place of the title in the order of the language; last where it has none yet. */
function titleRank({ titleRanks }: typeof products, [language]: readonly string[]): SQL<number> {
  return sql<number>`coalesce((${titleRanks} ->> ${language}::text)::integer, 2147483647)`;
}

/** Titles may have been ranked anew since the page before: its last product says where it is now. */
async function currentRank(db: Database, after: Cursor, languages: readonly string[]): Promise<Cursor> {
  const [row] = await db
    .select({ key: titleRank(products, languages).mapWith(Number) })
    .from(products)
    .where(eq(products.id, after.id));
  return row ? { ...after, key: row.key } : after;
}

/** The bound alone lets the database start in the index where the page before ended. */
function beyond(key: SQL, id: AnyColumn, after: Cursor, downwards: boolean): SQL {
  const value = sql`${after.key}::bigint`;
  const further = downwards ? sql`${key} < ${value}` : sql`${key} > ${value}`;
  const bound = downwards ? sql`${key} <= ${value}` : sql`${key} >= ${value}`;
  return sql`(${bound} and (${further} or ${id} > ${after.id}))`;
}
