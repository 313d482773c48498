import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import {
  images,
  products,
  variantPrices,
  variants,
  type ImageRow,
  type ProductRow,
  type VariantPriceRow,
  type VariantRow,
} from '../catalog.tables.ts';

/** A variant with all that a cart line shows of it. `price` is null where it is not sold in that currency. */
export interface VariantForSale {
  variant: VariantRow;
  product: ProductRow;
  price: VariantPriceRow | null;
  image: ImageRow | null;
}

/**
 * Published variants of the store by id and by SKU, in two queries whatever their number. What does
 * not exist is left out. The picture is the variant's own, else the product's first.
 */
export async function findVariantsForSale(
  db: Database,
  storeId: string,
  wanted: { ids?: readonly string[]; skus?: readonly string[] },
  currency: string,
): Promise<VariantForSale[]> {
  const { ids = [], skus = [] } = wanted;
  if (ids.length + skus.length === 0) return [];
  const rows = await db
    .select({ variant: variants, product: products, price: variantPrices })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(variantPrices, and(eq(variantPrices.variantId, variants.id), eq(variantPrices.currency, currency)))
    .where(
      and(
        eq(variants.storeId, storeId),
        eq(products.published, true),
        or(
          ids.length > 0 ? inArray(variants.id, [...ids]) : undefined,
          skus.length > 0 ? inArray(variants.sku, [...skus]) : undefined,
        ),
      ),
    );
  const productIds = [...new Set(rows.map(({ product }) => product.id))];
  const pictures =
    productIds.length === 0
      ? []
      : await db.select().from(images).where(inArray(images.productId, productIds)).orderBy(asc(images.position));
  return rows.map((row) => ({
    ...row,
    image:
      pictures.find(({ id }) => id === row.variant.imageId) ??
      pictures.find(({ productId }) => productId === row.product.id) ??
      null,
  }));
}
