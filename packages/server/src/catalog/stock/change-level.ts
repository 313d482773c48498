import type { Actor, AdjustmentReason } from '@smallshop/contract';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import type { Level } from './take-from-locations.ts';
import { locations, stockAdjustments, stockLevels } from './stock.tables.ts';

/** Why a level changes, and by whom. */
export interface Occasion {
  reason: AdjustmentReason;
  actor: Actor;
  /** The payment, order or paper it belongs to. */
  reference?: string | null;
}

export const bySystem: Actor = { kind: 'system', id: null };

/** The variant's row is held, so that levels and their sum change together. */
export async function changeLevel(
  tx: Database,
  at: { storeId: string; variantId: string; locationId: string },
  delta: number,
  { reason, actor, reference = null }: Occasion,
): Promise<void> {
  if (delta === 0) return;
  const [level] = await tx
    .insert(stockLevels)
    .values({ ...at, quantity: delta })
    .onConflictDoUpdate({
      target: [stockLevels.variantId, stockLevels.locationId],
      set: { quantity: sql`${stockLevels.quantity} + ${delta}` },
    })
    .returning({ quantity: stockLevels.quantity });
  await tx.insert(stockAdjustments).values({ ...at, delta, quantity: level!.quantity, reason, actor, reference });
}

/** What lies at the active locations, first taken from first. */
export async function activeLevels(tx: Database, storeId: string, variantId: string): Promise<Level[]> {
  return (await activeLevelsOf(tx, storeId, [variantId])).get(variantId) ?? [];
}

/** The same of several variants, by their id. */
export async function activeLevelsOf(
  tx: Database,
  storeId: string,
  variantIds: readonly string[],
): Promise<Map<string, Level[]>> {
  const places = await tx
    .select({
      locationId: locations.id,
      levels: sql<Record<string, number> | null>`json_object_agg(${stockLevels.variantId}, ${stockLevels.quantity})
        filter (where ${stockLevels.variantId} is not null)`,
    })
    .from(locations)
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.storeId, locations.storeId),
        eq(stockLevels.locationId, locations.id),
        inArray(stockLevels.variantId, [...variantIds]),
      ),
    )
    .where(and(eq(locations.storeId, storeId), eq(locations.active, true)))
    .groupBy(locations.priority, locations.id)
    .orderBy(asc(locations.priority), asc(locations.id));
  return new Map(
    variantIds.map((id) => [id, places.map(({ locationId, levels }) => ({ locationId, quantity: levels?.[id] ?? 0 }))]),
  );
}

/** Brings `variants.stock` to the sum of the levels; a variant that is not counted stays so. */
export async function recount(tx: Database, storeId: string, variantId: string): Promise<void> {
  const sum = sql`(select coalesce(sum(${stockLevels.quantity}), 0)::int from ${stockLevels} join ${locations}
    on ${locations.storeId} = ${stockLevels.storeId} and ${locations.id} = ${stockLevels.locationId}
    where ${stockLevels.variantId} = ${variantId} and ${locations.active})`;
  const counted = and(eq(variants.id, variantId), eq(variants.storeId, storeId), sql`${variants.stock} is not null`);
  await tx.update(variants).set({ stock: sum }).where(counted);
}
