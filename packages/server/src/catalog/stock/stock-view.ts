import type { Stock } from '@smallshop/contract';
import { and, asc, eq, sql } from 'drizzle-orm';
import { variants, type VariantRow } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { stockLevels } from './stock.tables.ts';

/** Names a variant by its SKU or by its id. */
export type VariantName = { sku: string } | { id: string };

export async function findVariant(db: Database, storeId: string, name: VariantName): Promise<VariantRow | undefined> {
  const named = 'sku' in name ? eq(variants.sku, name.sku) : eq(variants.id, name.id);
  return (
    await db
      .select()
      .from(variants)
      .where(and(eq(variants.storeId, storeId), named))
  )[0];
}

/** Returns the stock of a variant by location, or undefined if there is no such variant. */
export async function viewStock(db: Database, storeId: string, name: VariantName): Promise<Stock | undefined> {
  const variant = await findVariant(db, storeId, name);
  if (!variant) return undefined;
  const levels = await db
    .select({ locationId: stockLevels.locationId, quantity: stockLevels.quantity })
    .from(stockLevels)
    .where(eq(stockLevels.variantId, variant.id))
    .orderBy(asc(stockLevels.locationId));
  const [row] = variant.data?.components
    ? await db
        .select({ stock: sql<number | null>`smallshop_stock_of(${variants.id}, ${variants.stock}, ${variants.data})` })
        .from(variants)
        .where(eq(variants.id, variant.id))
    : [variant];
  return { sku: variant.sku, stock: row!.stock, sellWhenOut: variant.sellWhenOut, levels };
}
