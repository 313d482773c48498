import { and, eq, inArray, sql } from 'drizzle-orm';
import { variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { refuse, type Refusal } from '../../platform/errors/refusal.ts';
import { activeLevels, changeLevel, recount, type Occasion } from './change-level.ts';
import { findLocation, firstLocation } from './location.repo.ts';
import { lockVariant } from './stock.repo.ts';
import { stockAdjustments, stockLevels } from './stock.tables.ts';
import { giveBack, takeFromLocations } from './take-from-locations.ts';

export interface StockOf {
  storeId: string;
  variantId: string;
}

/** How many can be sold altogether; null where nobody counts. More goes to the first location, fewer are taken from each in turn. */
export async function setStock(tx: Database, { storeId, variantId }: StockOf, stock: number | null, occasion: Occasion): Promise<void> {
  await lockVariant(tx, storeId, variantId);
  const named = and(eq(variants.id, variantId), eq(variants.storeId, storeId));
  await tx.update(variants).set({ stock }).where(named);
  if (stock === null) return;
  const first = await firstLocation(tx, storeId);
  const levels = await activeLevels(tx, storeId, variantId);
  const delta = stock - levels.reduce((sum, { quantity }) => sum + quantity, 0);
  const parts = delta > 0 ? [{ locationId: first, quantity: delta }] : takeFromLocations(levels, -delta).map((part) => ({ ...part, quantity: -part.quantity }));
  for (const { locationId, quantity } of parts) await changeLevel(tx, { storeId, variantId, locationId }, quantity, occasion);
  await recount(tx, storeId, variantId);
}

/** How many lie at one location. */
export async function setLevel(tx: Database, of: StockOf, locationId: string, quantity: number, occasion: Occasion): Promise<Refusal | undefined> {
  if (!(await findLocation(tx, of.storeId, locationId))) return refuse('location_not_found', { field: 'locationId' });
  await startCounting(tx, of);
  await changeLevel(tx, { ...of, locationId }, quantity - (await levelAt(tx, of, locationId)), occasion);
  await recount(tx, of.storeId, of.variantId);
  return undefined;
}

/** So many more or fewer; fewer only while there are as many. */
export async function adjustLevel(tx: Database, of: StockOf, delta: number, occasion: Occasion, locationId?: string): Promise<Refusal | undefined> {
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
 * Puts sold pieces back where they were taken from, as the log knows it: at most as many as were
 * taken under these references (the order's payment, and the order itself for what came back before).
 */
export async function restock(tx: Database, of: StockOf, pieces: number, references: readonly [payment: string, order: string], occasion: Occasion): Promise<void> {
  if (!(await lockVariant(tx, of.storeId, of.variantId))) return;
  const taken = await tx
    .select({ locationId: stockAdjustments.locationId, quantity: sql<number>`-sum(${stockAdjustments.delta})::int` })
    .from(stockAdjustments)
    .where(and(eq(stockAdjustments.variantId, of.variantId), eq(stockAdjustments.storeId, of.storeId), inArray(stockAdjustments.reference, [...references])))
    .groupBy(stockAdjustments.locationId)
    .orderBy(stockAdjustments.locationId);
  for (const { locationId, quantity } of giveBack(taken, pieces)) {
    await changeLevel(tx, { ...of, locationId }, quantity, { ...occasion, reference: references[1] });
  }
  await recount(tx, of.storeId, of.variantId);
}

/** Holds the variant; one that was not counted is from now on. */
async function startCounting(tx: Database, { storeId, variantId }: StockOf): Promise<void> {
  await lockVariant(tx, storeId, variantId);
  const uncounted = and(eq(variants.id, variantId), eq(variants.storeId, storeId), sql`${variants.stock} is null`);
  await tx.update(variants).set({ stock: 0 }).where(uncounted);
}

async function levelAt(tx: Database, { variantId }: StockOf, locationId: string): Promise<number> {
  const at = and(eq(stockLevels.variantId, variantId), eq(stockLevels.locationId, locationId));
  return (await tx.select({ quantity: stockLevels.quantity }).from(stockLevels).where(at))[0]?.quantity ?? 0;
}
