import type { ProductSort } from '@smallshop/contract';
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { Cursor } from '../../platform/http/cursor.ts';
import { collectionProducts, products, variantPrices, variants, type ProductRow } from '../catalog.tables.ts';
import { foldText } from './search-text.ts';

export interface ProductListQuery {
  storeId: string;
  currency: string;
  languages: readonly string[];
  collectionId?: string;
  search?: string;
  availableOnly: boolean;
  sort: ProductSort;
  after: Cursor | null;
  limit: number;
}

export interface ListedProduct {
  product: ProductRow;
  /** What the list is ordered by, for the cursor. */
  key: number;
}

/**
 * One page of products that have a price in the currency, by keyset: a product that is added or
 * sold meanwhile shifts no other product over a page's edge. Reads one row more than the limit, so
 * that the caller sees whether there is a next page.
 */
export async function listProductRows(db: Database, query: ProductListQuery): Promise<ListedProduct[]> {
  const { storeId, currency, collectionId, after, limit, sort } = query;
  const offers = db
    .select({
      productId: variants.productId,
      price: sql<number>`min(${variantPrices.amount})`.mapWith(Number).as('price'),
      available:
        sql<boolean>`bool_or(${variants.stock} is null or ${variants.stock} > 0 or ${variants.sellWhenOut})`.as(
          'available',
        ),
    })
    .from(variants)
    .innerJoin(variantPrices, and(eq(variantPrices.variantId, variants.id), eq(variantPrices.currency, currency)))
    .where(eq(variants.storeId, storeId))
    .groupBy(variants.productId)
    .as('offers');

  const position = collectionId ? sql<number>`${collectionProducts.position}` : sql<number>`${products.position}`;
  const keys: Record<ProductSort, SQL<number>> = {
    manual: position,
    title: titleRank(products, query.languages),
    price_asc: sql<number>`${offers.price}`,
    price_desc: sql<number>`${offers.price}`,
    newest: sql<number>`(extract(epoch from ${products.createdAt}) * 1000000)::bigint`,
  };
  const key = keys[sort];
  const downwards = sort === 'price_desc' || sort === 'newest';

  const select = db
    .select({ product: products, key: key.mapWith(Number) })
    .from(products)
    .innerJoin(offers, eq(offers.productId, products.id))
    .$dynamic();
  if (collectionId) {
    select.innerJoin(
      collectionProducts,
      and(eq(collectionProducts.productId, products.id), eq(collectionProducts.collectionId, collectionId)),
    );
  }
  return select
    .where(
      and(
        eq(products.storeId, storeId),
        eq(products.published, true),
        query.availableOnly ? eq(offers.available, true) : undefined,
        ...searchTerms(query.search),
        after
          ? beyond(key, sort === 'title' ? await currentRank(db, after, query.languages) : after, downwards)
          : undefined,
      ),
    )
    .orderBy(downwards ? desc(key) : asc(key), asc(products.id))
    .limit(limit + 1);
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

function beyond(key: SQL, after: Cursor, downwards: boolean): SQL {
  const value = sql`${after.key}::bigint`;
  const further = downwards ? sql`${key} < ${value}` : sql`${key} > ${value}`;
  return sql`(${further} or (${key} = ${value} and ${products.id} > ${after.id}))`;
}
