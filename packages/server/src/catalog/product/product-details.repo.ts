import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import {
  collectionProducts,
  collections,
  images,
  products,
  variantPrices,
  variants,
  type ImageRow,
  type ProductRow,
  type VariantRow,
} from '../catalog.tables.ts';
import type { Price } from './variant-view.ts';

/** What belongs to a product besides its row. */
export interface ProductDetails {
  variants: { variant: VariantRow; price: Price }[];
  images: ImageRow[];
  /** Handles of the collections it is in. */
  collections: string[];
}

/**
 * Details of several products in three queries, however many products. Variants without a price in the currency are
 * left out.
 */
export async function findProductDetails(
  db: Database,
  productIds: readonly string[],
  currency: string,
): Promise<Map<string, ProductDetails>> {
  const details = new Map<string, ProductDetails>(
    productIds.map((id) => [id, { variants: [], images: [], collections: [] }]),
  );
  if (productIds.length === 0) return details;
  const ids = [...productIds];
  const [sold, pictures, memberships] = await Promise.all([
    db
      .select({ variant: variants, price: variantPrices })
      .from(variants)
      .innerJoin(variantPrices, and(eq(variantPrices.variantId, variants.id), eq(variantPrices.currency, currency)))
      .where(inArray(variants.productId, ids))
      .orderBy(asc(variants.position), asc(variants.id)),
    db.select().from(images).where(inArray(images.productId, ids)).orderBy(asc(images.position), asc(images.id)),
    db
      .select({ productId: collectionProducts.productId, handle: collections.handle })
      .from(collectionProducts)
      .innerJoin(collections, eq(collections.id, collectionProducts.collectionId))
      .where(inArray(collectionProducts.productId, ids))
      .orderBy(asc(collections.position), asc(collections.handle)),
  ]);
  for (const row of sold) details.get(row.variant.productId)?.variants.push(row);
  for (const row of pictures) if (row.productId) details.get(row.productId)?.images.push(row);
  for (const row of memberships) details.get(row.productId)?.collections.push(row.handle);
  return details;
}

export async function findProduct(db: Database, storeId: string, handle: string): Promise<ProductRow | undefined> {
  const [row] = await db
    .select()
    .from(products)
    .where(
      and(eq(products.storeId, storeId), eq(products.handle, handle.normalize('NFC')), eq(products.published, true)),
    );
  return row;
}
