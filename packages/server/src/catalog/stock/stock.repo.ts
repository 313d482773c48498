import { refuse, type Refusal, type VariantExtras } from '@smallshop/contract';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { variants } from '../catalog.tables.ts';
import { bundlesFrom, dayOf, leastOf, sellable } from '../variant-data/preorder.ts';
import { refuseQuantityOf } from '../variant-data/quantity-rule.ts';
import type { Database } from '../../platform/database/client.ts';
import { inLockOrder, rowLock } from '../../platform/statements/row-lock.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import { activeLevelsOf, bySystem, changeLevel, recount } from './change-level.ts';
import { takeFromLocations } from './take-from-locations.ts';
import { reservations, stockAdjustments, stockLevels } from './stock.tables.ts';

export interface RequestedQuantity {
  lineId: string;
  variantId: string;
  quantity: number;
  /** Of a bundle: the quantities in one of it. */
  components?: readonly { variantId: string; quantity: number }[] | undefined;
}

const inOrder = <T extends { variantId: string }>(list: readonly T[]): T[] =>
  inLockOrder(list, ({ variantId }) => variantId);

/**
 * Reserves the quantities for a payment. If one is not available, or not sold in this quantity, returns a refusal, and
 * the caller rolls back the transaction. All variants are locked before their stock is read, so two shoppers can never
 * get the same unit. They are locked in the order of their ids, so that two transactions never wait for each other.
 * A bundle takes its components instead of itself. Returns the data of the variants of the lines by their ids.
 */
export async function reserveStock(
  tx: Database,
  storeId: string,
  paymentId: string,
  wanted: readonly RequestedQuantity[],
  now: Date,
): Promise<ReadonlyMap<string, VariantExtras | null> | Refusal> {
  const named = new Set(wanted.map(({ variantId }) => variantId));
  const ofBundles = wanted.flatMap(({ components = [] }) => components.map(({ variantId }) => variantId));
  const rows = await lockVariants(tx, storeId, [...new Set([...named, ...ofBundles])]);
  const left = new Map(rows.map((row) => [row.id, row]));
  const today = dayOf(now);
  const taken = new Map<string, number>();
  for (const { lineId, variantId, quantity, components } of inOrder(wanted)) {
    const field = `lines.${lineId}`;
    const variant = left.get(variantId);
    if (!variant) return refuse('out_of_stock', { left: 0, field });
    const parts = components ?? [{ variantId, quantity: 1 }];
    const free = leastOf(
      parts.map((part) => {
        const row = left.get(part.variantId);
        return row ? bundlesFrom(sellable(row, today), part) : 0;
      }),
    );
    if (free !== null && free < quantity) return refuse('out_of_stock', { left: free, field });
    const refused = refuseQuantityOf(variant.data, quantity, field);
    if (refused) return refused;
    for (const part of parts) {
      const row = left.get(part.variantId)!;
      if (row.stock === null) continue;
      const count = part.quantity * quantity;
      left.set(part.variantId, { ...row, stock: row.stock - count });
      // A variant may be in several lines and bundles of one cart.
      taken.set(part.variantId, (taken.get(part.variantId) ?? 0) + count);
    }
  }
  if (taken.size > 0) await takeLevels(tx, storeId, paymentId, taken);
  return new Map(rows.flatMap(({ id, data }) => (named.has(id) ? [[id, data] as const] : [])));
}

/** Locks variants and returns their stock and data. `collate "C"` is the order of `inLockOrder`. */
function lockVariants(tx: Database, storeId: string, ids: readonly string[]) {
  return tx
    .select({ id: variants.id, stock: variants.stock, sellWhenOut: variants.sellWhenOut, data: variants.data })
    .from(variants)
    .where(and(eq(variants.storeId, storeId), inArray(variants.id, [...ids])))
    .orderBy(sql`${variants.id} collate "C"`)
    .for(rowLock);
}

/** Takes quantities of locked variants from their locations, and logs it, in two statements whatever their number. */
async function takeLevels(
  tx: Database,
  storeId: string,
  paymentId: string,
  taken: ReadonlyMap<string, number>,
): Promise<void> {
  const levels = await activeLevelsOf(tx, storeId, [...taken.keys()]);
  const parts = [...taken].flatMap(([variantId, quantity]) =>
    takeFromLocations(levels.get(variantId) ?? [], quantity).map((part) => ({ variantId, ...part })),
  );
  const list = sql`jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
    as part("variantId" text, "locationId" text, quantity int)`;
  const sums = [...taken].map(([id, quantity]) => ({ id, quantity }));
  const totals = sql`jsonb_to_recordset(${JSON.stringify(sums)}::jsonb)
    as total(id text, quantity int)`;
  await tx.execute(sql`
    with counted as (
      update ${variants} set stock = stock - total.quantity from ${totals} where ${variants.id} = total.id
    ), held as (
      insert into ${reservations} (store_id, payment_id, variant_id, location_id, quantity)
      select ${storeId}, ${paymentId}, "variantId", "locationId", quantity from ${list}
    ), level as (
      insert into ${stockLevels} (store_id, variant_id, location_id, quantity)
      select ${storeId}, "variantId", "locationId", -quantity from ${list}
      on conflict (variant_id, location_id) do update set quantity = ${stockLevels.quantity} + excluded.quantity
      returning variant_id, location_id, quantity
    )
    insert into ${stockAdjustments}
      (store_id, variant_id, location_id, delta, quantity, reason, actor, reference)
    select ${storeId}, level.variant_id, level.location_id, -part.quantity, level.quantity, 'reserved',
      ${JSON.stringify(bySystem)}::jsonb, ${paymentId}
    from level join ${list} on part."variantId" = level.variant_id and part."locationId" = level.location_id`);
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

/**
 * Prepares to mark the reserved stock of a payment as sold. The log of adjustments still contains the locations.
 */
export function sellStock(tx: Database, paymentId: string): PreparedWrite {
  return tx.delete(reservations).where(eq(reservations.paymentId, paymentId));
}

/** Keeps others from changing the stock of a variant until the transaction ends; false where it is gone. */
export async function lockVariant(tx: Database, storeId: string, variantId: string): Promise<boolean> {
  const own = and(eq(variants.id, variantId), eq(variants.storeId, storeId));
  return (await tx.select({ id: variants.id }).from(variants).where(own).for(rowLock)).length > 0;
}
