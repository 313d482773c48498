import type { AdminProductSort } from '@smallshop/contract';
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { plannedEachTime } from '../../platform/statements/prepared-statements.ts';
import type { Cursor } from '../../platform/http/cursor.ts';
import { collectionProducts, products, variants } from '../catalog.tables.ts';
import { currentRank, titleRank } from '../product/product-list.repo.ts';
import { hasSellableVariant } from '../publication/preorder-availability.ts';
import { facetGroupsOf } from '../search/filters.ts';
import { hasHits, isHit } from '../search/is-hit.ts';
import { findByText } from '../search/resolve-search.ts';
import { productSearch } from '../search/search.tables.ts';
import type { TextQuery } from '../search/text-query.ts';

export interface AdminListQuery {
  storeId: string;
  /** The language that titles are sorted in. */
  language: string;
  /** All languages of the store. */
  storeLanguages: readonly string[];
  search?: string | undefined;
  vendor?: readonly string[] | undefined;
  type?: readonly string[] | undefined;
  tag?: readonly string[] | undefined;
  collectionId?: string | undefined;
  published?: boolean | undefined;
  outOfStock?: boolean | undefined;
  sort: AdminProductSort;
  after: Cursor | undefined;
  limit: number;
  /** Decides which pre-orders can be sold. */
  now: Date;
}

interface ListedId {
  id: string;
  /** What the list is sorted by. */
  key: number;
}

/** Above every sum of tracked stock, which is at most 2³¹ for each of a product's variants. */
const untrackedStock = Number.MAX_SAFE_INTEGER;

/** A page of the ids of all products that match, and one more. */
export async function listProductIds(db: Database, query: AdminListQuery): Promise<ListedId[]> {
  const { storeId, search, storeLanguages: languages } = query;
  if (search === undefined || search.trim() === '') return listMatches(db, query, undefined);
  const rows = await findByText(db, search, { storeId, languages }, async (text) => {
    const found = await listMatches(db, query, text);
    return { found, hasHits: found.length > 0 || !!query.after || (await hasHits(db, storeId, text)) };
  });
  return rows ?? [];
}

async function listMatches(db: Database, query: AdminListQuery, text: TextQuery | undefined): Promise<ListedId[]> {
  const { storeId, collectionId, published, outOfStock, sort, language, limit } = query;
  const isByTitle = sort === 'title_asc' || sort === 'title_desc';
  const after = query.after && isByTitle ? await currentRank(db, query.after, language) : query.after;
  const key = keyOf(sort, language);
  const downwards = sort.endsWith('_desc');
  const { vendor = [], type = [], tag = [] } = query;
  const groups = facetGroupsOf({ vendor, type, tag, availableOnly: false });
  const isFound =
    text || groups.length > 0
      ? sql`exists (select 1 from ${productSearch}
          where ${productSearch.productId} = ${products.id} and ${isHit(storeId, text, groups)})`
      : undefined;
  const isMember = sql`exists (select 1 from ${collectionProducts}
    where ${collectionProducts.productId} = ${products.id} and ${collectionProducts.collectionId} = ${collectionId})`;
  const isSellable = hasSellableVariant(sql`${products.id}`, query.now);
  return db
    .select({ id: products.id, key: key.mapWith(Number) })
    .from(products)
    .where(
      and(
        // Its best plan depends on the filters and their values, and there are too many texts for each to have a name.
        sql`${plannedEachTime} ${products.storeId} = ${storeId}`,
        isFound,
        collectionId === undefined ? undefined : isMember,
        published === undefined ? undefined : eq(products.published, published),
        outOfStock === undefined ? undefined : outOfStock ? sql`not ${isSellable}` : isSellable,
        after && beyond(key, after, downwards),
      ),
    )
    .orderBy(downwards ? desc(key) : asc(key), asc(products.id))
    .limit(limit + 1);
}

function beyond(key: SQL, after: Cursor, downwards: boolean): SQL {
  const value = sql`${after.key}::bigint`;
  const further = downwards ? sql`${key} < ${value}` : sql`${key} > ${value}`;
  return sql`(${further} or (${key} = ${value} and ${products.id} > ${after.id}))`;
}

function keyOf(sort: AdminProductSort, language: string): SQL<number> {
  const micros = (moment: typeof products.createdAt | typeof products.updatedAt) =>
    sql<number>`(extract(epoch from ${moment}) * 1000000)::bigint`;
  switch (sort) {
    case 'title_asc':
    case 'title_desc':
      return titleRank(products, language);
    case 'created_asc':
    case 'created_desc':
      return micros(products.createdAt);
    case 'updated_asc':
    case 'updated_desc':
      return micros(products.updatedAt);
    case 'stock_asc':
    case 'stock_desc':
      // Drizzle leaves out the table of a column that it knows, and both tables have an "id".
      return sql<number>`(select case when bool_or(counted.stock is null) then ${untrackedStock}::bigint
        else coalesce(sum(counted.stock), 0)::bigint end
        from (select smallshop_stock_of(one.id, one.stock, one.data) as stock
          from ${variants} one where one.product_id = products.id) counted)`;
  }
}
