import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { catalogVersions, productListings, products } from '../catalog.tables.ts';
import { stocksOf, type ProductState } from '../product/product-cache.ts';
import { isInWindow } from '../publication/publication.ts';
import { productPairs } from './recommendation.tables.ts';
import type { RecommendationQuery } from './related.repo.ts';

/** Returns the products that most customers bought together with one. */
export function findBoughtTogether(db: Database, query: RecommendationQuery): Promise<ProductState[]> {
  const { storeId, currency, productId, now, limit } = query;
  return db
    .select({ id: products.id, version: catalogVersions.version, stocks: stocksOf })
    .from(productPairs)
    .innerJoin(
      productListings,
      and(eq(productListings.productId, productPairs.otherId), eq(productListings.currency, currency)),
    )
    .innerJoin(products, eq(products.id, productPairs.otherId))
    .innerJoin(catalogVersions, eq(catalogVersions.storeId, products.storeId))
    .where(
      and(
        eq(productPairs.productId, productId),
        eq(productPairs.storeId, storeId),
        sql`${productListings.published}`,
        isInWindow(now),
      ),
    )
    .orderBy(
      desc(productListings.available),
      desc(productPairs.customers),
      productListings.position,
      productListings.productId,
    )
    .limit(limit);
}
