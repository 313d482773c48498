import { and, eq, inArray, isNull } from 'drizzle-orm';
import { images, products, variantPrices, variants, type ImageRow, type ProductRow } from '../catalog/catalog.tables.ts';
import type { PriceInput } from '../catalog/product-input.ts';
import type { Database } from '../db/client.ts';

/** A product that the store already has: what an import must not lose of it. */
export interface KnownProduct {
  product: ProductRow;
  images: ImageRow[];
  /** By option key. */
  prices: Map<string, PriceInput>;
}

export async function findKnownProduct(db: Database, storeId: string, handle: string): Promise<KnownProduct | undefined> {
  const [product] = await db.select().from(products).where(and(eq(products.storeId, storeId), eq(products.handle, handle)));
  if (!product) return undefined;
  const pictures = await db.select().from(images).where(eq(images.productId, product.id));
  const rows = await db
    .select({ key: variants.optionKey, price: variantPrices })
    .from(variants)
    .innerJoin(variantPrices, eq(variantPrices.variantId, variants.id))
    // Converted prices follow their rate: only set ones are the merchant's.
    .where(and(eq(variants.productId, product.id), isNull(variantPrices.exchangeRateId)))
    .orderBy(variantPrices.currency);
  const prices = new Map<string, PriceInput>();
  for (const { key, price } of rows) {
    prices.set(key, { ...prices.get(key), [price.currency]: { amount: price.amount, compareAtAmount: price.compareAtAmount } });
  }
  return { product, images: pictures, prices };
}

/** Which of these SKUs belong to another product of the store, by the handle of that product. */
export async function findForeignSkus(db: Database, storeId: string, handle: string, skus: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ sku: variants.sku, handle: products.handle })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(variants.storeId, storeId), inArray(variants.sku, [...skus])));
  return new Map(rows.filter((row) => row.handle !== handle).map((row) => [row.sku, row.handle]));
}
