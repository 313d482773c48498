import { refuse, type VariantCustoms, type Refusal } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import { variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';

export async function setVariantCustoms(
  db: Database,
  storeId: string,
  sku: string,
  customs: VariantCustoms,
): Promise<VariantCustoms | Refusal> {
  const { taxCategory, hsCode, originCountry } = customs;
  const changed = await db
    .update(variants)
    .set({ taxCategory, hsCode, originCountry })
    .where(and(eq(variants.storeId, storeId), eq(variants.sku, sku)))
    .returning({ id: variants.id });
  return changed.length > 0 ? { taxCategory, hsCode, originCountry } : refuse('variant_not_found', { field: 'sku' });
}
