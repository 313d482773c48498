import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { catalogVersions, productListings, productRedirects, products } from '../catalog.tables.ts';
import { isAvailable } from '../publication/preorder-availability.ts';
import { isInWindow, nextBoundary } from '../publication/publication.ts';
import { stocksOf, type ProductState } from './product-cache.ts';

export interface HandlesQuery {
  storeId: string;
  currency: string;
  handles: readonly string[];
  availableOnly: boolean;
  /** Products that are not published at this moment are left out. */
  now: Date;
}

/**
 * Returns the products with these handles that can be listed, in the order of the handles. A product may be named by
 * its handle and by a former one: then it comes twice.
 */
export function listByHandles(
  db: Database,
  { storeId, currency, handles, availableOnly, now }: HandlesQuery,
): Promise<(ProductState & { boundary: number | null })[]> {
  const given = handles.map((handle) => handle.normalize('NFC'));
  const named = sql`unnest(${sql.param(given)}::text[]) with ordinality as named(handle, nth)`;
  return db
    .select({
      id: products.id,
      version: catalogVersions.version,
      stocks: stocksOf,
      boundary: nextBoundary(storeId, now).mapWith(Number),
    })
    .from(named)
    .innerJoin(
      products,
      sql`${products.id} = coalesce(
        (select present.id from ${products} present
          where present.store_id = ${storeId} and present.handle = named.handle),
        (select former.product_id from ${productRedirects} former
          where former.store_id = ${storeId} and former.handle = named.handle))`,
    )
    .innerJoin(productListings, and(eq(productListings.productId, products.id), eq(productListings.currency, currency)))
    .innerJoin(catalogVersions, eq(catalogVersions.storeId, products.storeId))
    .where(
      and(sql`${productListings.published}`, isInWindow(now), availableOnly ? isAvailable(storeId, now) : undefined),
    )
    .orderBy(sql`named.nth`);
}
