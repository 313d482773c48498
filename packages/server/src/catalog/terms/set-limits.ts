import type { ShippingLimits } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import { products, variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { nextVersion } from '../product/save/product-version.ts';

const columns = ({ onlyTo, notTo }: ShippingLimits) => ({ shipsOnlyTo: onlyTo, shipsNotTo: notTo });

/** False where there is no such product. */
export async function setProductLimits(
  db: Database,
  storeId: string,
  handle: string,
  limits: ShippingLimits,
): Promise<boolean> {
  const named = and(eq(products.storeId, storeId), eq(products.handle, handle));
  const changed = await db
    .update(products)
    .set({ ...columns(limits), ...nextVersion })
    .where(named)
    .returning({ id: products.id });
  return changed.length > 0;
}

/** False where there is no such variant. */
export async function setVariantLimits(
  db: Database,
  storeId: string,
  sku: string,
  limits: ShippingLimits,
): Promise<boolean> {
  const named = and(eq(variants.storeId, storeId), eq(variants.sku, sku));
  return (await db.update(variants).set(columns(limits)).where(named).returning({ id: variants.id })).length > 0;
}
