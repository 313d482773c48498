import { refuse, type Refusal } from '@smallshop/contract';
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import { variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { inLockOrder, rowLock } from '../../platform/database/row-lock.ts';
import { activeLevels, bySystem, changeLevel, recount } from './change-level.ts';
import { takeFromLocations } from './take-from-locations.ts';
import { reservations } from './stock.tables.ts';

export interface RequestedQuantity {
  lineId: string;
  variantId: string;
  quantity: number;
}

const inOrder = <T extends { variantId: string }>(list: readonly T[]): T[] =>
  inLockOrder(list, ({ variantId }) => variantId);

/**
 * Reserves the quantities for a payment. If one is not available, returns a refusal, and the caller rolls back the
 * transaction. The update itself checks that enough is left, so two shoppers can never get the same unit. It also
 * locks the variant while its locations are read. Variants are locked in the order of their ids, so that two
 * transactions never wait for each other.
 */
export async function reserveStock(
  tx: Database,
  storeId: string,
  paymentId: string,
  wanted: readonly RequestedQuantity[],
): Promise<Refusal | undefined> {
  for (const { lineId, variantId, quantity } of inOrder(wanted)) {
    const own = and(eq(variants.id, variantId), eq(variants.storeId, storeId));
    const enough = or(isNull(variants.stock), eq(variants.sellWhenOut, true), gte(variants.stock, quantity));
    const [taken] = await tx
      .update(variants)
      .set({ stock: sql`${variants.stock} - ${quantity}` })
      .where(and(own, enough))
      .returning({ stock: variants.stock });
    if (!taken) {
      const [left] = await tx.select({ stock: variants.stock }).from(variants).where(own);
      return refuse('out_of_stock', { left: Math.max(0, left?.stock ?? 0), field: `lines.${lineId}` });
    }
    if (taken.stock !== null) await takeLevels(tx, { storeId, paymentId, variantId, quantity });
  }
  return undefined;
}

async function takeLevels(
  tx: Database,
  { quantity, ...of }: { storeId: string; paymentId: string; variantId: string; quantity: number },
): Promise<void> {
  const { storeId, variantId, paymentId } = of;
  for (const part of takeFromLocations(await activeLevels(tx, storeId, variantId), quantity)) {
    const { locationId } = part;
    await changeLevel(tx, { storeId, variantId, locationId }, -part.quantity, {
      reason: 'reserved',
      actor: bySystem,
      reference: paymentId,
    });
    // A variant may be in two lines of one cart.
    await tx
      .insert(reservations)
      .values({ ...of, ...part })
      .onConflictDoUpdate({
        target: [reservations.paymentId, reservations.variantId, reservations.locationId],
        set: { quantity: sql`${reservations.quantity} + ${part.quantity}` },
      });
  }
}

/**
 * Puts reserved stock back to its locations. The deleted rows say which quantities to put back, so it happens only
 * once.
 */
export async function releaseStock(tx: Database, paymentId: string): Promise<void> {
  const held = await tx.delete(reservations).where(eq(reservations.paymentId, paymentId)).returning();
  for (const { storeId, variantId, locationId, quantity } of inOrder(held)) {
    if (!(await lockVariant(tx, storeId, variantId))) continue;
    await changeLevel(tx, { storeId, variantId, locationId }, quantity, {
      reason: 'released',
      actor: bySystem,
      reference: paymentId,
    });
    await recount(tx, storeId, variantId);
  }
}

/** Marks the reserved stock of a payment as sold. The log of adjustments still contains the locations. */
export async function sellStock(tx: Database, paymentId: string): Promise<void> {
  await tx.delete(reservations).where(eq(reservations.paymentId, paymentId));
}

/** Keeps others from changing the stock of a variant until the transaction ends; false where it is gone. */
export async function lockVariant(tx: Database, storeId: string, variantId: string): Promise<boolean> {
  const own = and(eq(variants.id, variantId), eq(variants.storeId, storeId));
  return (await tx.select({ id: variants.id }).from(variants).where(own).for(rowLock)).length > 0;
}
