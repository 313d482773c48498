import { and, asc, count, eq, gt, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isIdInWindow } from '../publication/publication.ts';
import type { Cursor } from '../../platform/http/cursor.ts';
import {
  collectionProducts,
  collections,
  images,
  productListings,
  type CollectionRow,
  type ImageRow,
} from '../catalog.tables.ts';

export interface CollectionFound {
  collection: CollectionRow;
  image: ImageRow | null;
  /** Products in it that are sold in the currency. */
  productCount: number;
}

export interface CollectionQuery {
  storeId: string;
  currency: string;
  handle?: string;
  /** Products that are not published at this moment do not count. */
  now: Date;
  after?: Cursor | null;
  limit: number;
}

/** Collections in the merchant's order, one more than the limit. One query. */
export async function findCollections(db: Database, query: CollectionQuery): Promise<CollectionFound[]> {
  const { storeId, currency, handle, after, limit, now } = query;
  const isListed = isIdInWindow(sql`${productListings.productId}`, storeId, now);
  const counts = db
    .select({ collectionId: collectionProducts.collectionId, products: count().as('products') })
    .from(collectionProducts)
    .innerJoin(
      productListings,
      and(eq(productListings.productId, collectionProducts.productId), eq(productListings.currency, currency)),
    )
    .where(and(eq(productListings.storeId, storeId), sql`${productListings.published}`, isListed))
    .groupBy(collectionProducts.collectionId)
    .as('counts');
  return db
    .select({
      collection: collections,
      image: images,
      productCount: sql<number>`coalesce(${counts.products}, 0)`.mapWith(Number),
    })
    .from(collections)
    .leftJoin(images, eq(images.id, collections.imageId))
    .leftJoin(counts, eq(counts.collectionId, collections.id))
    .where(
      and(
        eq(collections.storeId, storeId),
        handle === undefined ? undefined : eq(collections.handle, handle),
        after
          ? or(
              gt(collections.position, Number(after.key)),
              and(eq(collections.position, Number(after.key)), gt(collections.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(asc(collections.position), asc(collections.id))
    .limit(limit + 1);
}

export async function findCollectionId(db: Database, storeId: string, handle: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: collections.id })
    .from(collections)
    .where(and(eq(collections.storeId, storeId), eq(collections.handle, handle)));
  return row?.id;
}
