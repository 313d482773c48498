import { refuse, sum, type Refusal } from '@smallshop/contract';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { activeLevels, changeLevel, recount, type Occasion } from './change-level.ts';
import { findLocation, firstLocation } from './location.repo.ts';
import { lockVariant } from './stock.repo.ts';
import { stockAdjustments, stockLevels } from './stock.tables.ts';
import { giveBack, takeFromLocations } from './take-from-locations.ts';

export interface StockOf {
  storeId: string;
  variantId: string;
}

/**
 * Sets the total quantity that can be sold; null if it is not counted. An increase goes to the first location; a
 * decrease is taken from each location in turn.
 */
export async function setStock(
  tx: Database,
  { storeId, variantId }: StockOf,
  stock: number | null,
  occasion: Occasion,
): Promise<void> {
  await lockVariant(tx, storeId, variantId);
  const named = and(eq(variants.id, variantId), eq(variants.storeId, storeId));
  await tx.update(variants).set({ stock }).where(named);
  if (stock === null) return;
  const first = await firstLocation(tx, storeId);
  const levels = await activeLevels(tx, storeId, variantId);
  const delta = stock - sum(levels.map(({ quantity }) => quantity));
  const parts =
    delta > 0
      ? [{ locationId: first, quantity: delta }]
      : takeFromLocations(levels, -delta).map((part) => ({ ...part, quantity: -part.quantity }));
  for (const { locationId, quantity } of parts)
    await changeLevel(tx, { storeId, variantId, locationId }, quantity, occasion);
  await recount(tx, storeId, variantId);
}

/** Sets the quantity at one location. */
export async function setLevel(
  tx: Database,
  of: StockOf,
  locationId: string,
  quantity: number,
  occasion: Occasion,
): Promise<Refusal | undefined> {
  if (!(await findLocation(tx, of.storeId, locationId))) return refuse('location_not_found', { field: 'locationId' });
  await startCounting(tx, of);
  await changeLevel(tx, { ...of, locationId }, quantity - (await levelAt(tx, of, locationId)), occasion);
  await recount(tx, of.storeId, of.variantId);
  return undefined;
}

/** Changes the quantity by `delta`. A decrease is refused if the quantity is too low. */
export async function adjustLevel(
  tx: Database,
  of: StockOf,
  delta: number,
  occasion: Occasion,
  locationId?: string,
): Promise<Refusal | undefined> {
  const at = locationId ?? (await firstLocation(tx, of.storeId));
  if (!(await findLocation(tx, of.storeId, at))) return refuse('location_not_found', { field: 'locationId' });
  await startCounting(tx, of);
  const present = await levelAt(tx, of, at);
  if (delta < 0 && present + delta < 0) return refuse('out_of_stock', { left: Math.max(0, present), field: 'delta' });
  await changeLevel(tx, { ...of, locationId: at }, delta, occasion);
  await recount(tx, of.storeId, of.variantId);
  return undefined;
}

/**
 * Puts a sold quantity back to the locations that it was taken from, according to the log. It puts back at most the
 * quantity that was taken under these references: the payment of the order, and the order itself for earlier returns.
 */
export async function restock(
  tx: Database,
  of: StockOf,
  quantityBack: number,
  references: readonly [payment: string, order: string],
  occasion: Occasion,
): Promise<void> {
  if (!(await lockVariant(tx, of.storeId, of.variantId))) return;
  const taken = await tx
    .select({ locationId: stockAdjustments.locationId, quantity: sql<number>`-sum(${stockAdjustments.delta})::int` })
    .from(stockAdjustments)
    .where(
      and(
        eq(stockAdjustments.variantId, of.variantId),
        eq(stockAdjustments.storeId, of.storeId),
        inArray(stockAdjustments.reference, [...references]),
      ),
    )
    .groupBy(stockAdjustments.locationId)
    .orderBy(stockAdjustments.locationId);
  for (const { locationId, quantity } of giveBack(taken, quantityBack)) {
    await changeLevel(tx, { ...of, locationId }, quantity, { ...occasion, reference: references[1] });
  }
  await recount(tx, of.storeId, of.variantId);
}

/** Locks the variant. If it was not counted, it is counted from now on. */
async function startCounting(tx: Database, { storeId, variantId }: StockOf): Promise<void> {
  await lockVariant(tx, storeId, variantId);
  const uncounted = and(eq(variants.id, variantId), eq(variants.storeId, storeId), sql`${variants.stock} is null`);
  await tx.update(variants).set({ stock: 0 }).where(uncounted);
}

async function levelAt(tx: Database, { variantId }: StockOf, locationId: string): Promise<number> {
  const at = and(eq(stockLevels.variantId, variantId), eq(stockLevels.locationId, locationId));
  return (await tx.select({ quantity: stockLevels.quantity }).from(stockLevels).where(at))[0]?.quantity ?? 0;
}
