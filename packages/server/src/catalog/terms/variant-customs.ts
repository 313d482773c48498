import { refuse, type VariantCustoms, type Refusal } from '@smallshop/contract';
import { and, eq, inArray } from 'drizzle-orm';
import { products, variants } from '../catalog.tables.ts';
import { nextVersion } from '../product/save/product-version.ts';
import type { Database } from '../../platform/database/client.ts';

export async function setVariantCustoms(
  db: Database,
  storeId: string,
  sku: string,
  customs: VariantCustoms,
): Promise<VariantCustoms | Refusal> {
  const { taxCategory, hsCode, originCountry } = customs;
  const named = and(eq(variants.storeId, storeId), eq(variants.sku, sku));
  const changed = await db.transaction(async (tx) => {
    // The product first: that is the order of locks.
    const ofProduct = tx.select({ id: variants.productId }).from(variants).where(named);
    await tx.update(products).set(nextVersion).where(inArray(products.id, ofProduct));
    return tx.update(variants).set({ taxCategory, hsCode, originCountry }).where(named).returning({ id: variants.id });
  });
  return changed.length > 0 ? { taxCategory, hsCode, originCountry } : refuse('variant_not_found', { field: 'sku' });
}
