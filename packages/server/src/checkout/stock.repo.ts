import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import { discounts } from '../cart/cart.tables.ts';
import { variants } from '../catalog/catalog.tables.ts';
import type { Database } from '../db/client.ts';
import { refuse, type Refusal } from '../http/refusal.ts';
import { reservations } from './checkout.tables.ts';

export interface Wanted {
  lineId: string;
  variantId: string;
  quantity: number;
}

/**
 * Takes pieces off the stock, all of them or, when the transaction is rolled back, none. The update
 * itself asks whether enough are left, so two shoppers can never get the same piece; in the order of
 * the ids, so two of them never wait for each other.
 */
export async function reserveStock(tx: Database, storeId: string, paymentId: string, wanted: readonly Wanted[]): Promise<Refusal | undefined> {
  for (const { lineId, variantId, quantity } of wanted.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    const own = and(eq(variants.id, variantId), eq(variants.storeId, storeId));
    const enough = or(isNull(variants.stock), eq(variants.sellWhenOut, true), gte(variants.stock, quantity));
    const taken = await tx
      .update(variants)
      .set({ stock: sql`${variants.stock} - ${quantity}` })
      .where(and(own, enough))
      .returning({ id: variants.id });
    if (taken.length > 0) continue;
    const [left] = await tx.select({ stock: variants.stock }).from(variants).where(own);
    return refuse('out_of_stock', { left: Math.max(0, left?.stock ?? 0), field: `lines.${lineId}` });
  }
  const rows = wanted.map(({ variantId, quantity }) => ({ storeId, paymentId, variantId, quantity }));
  await tx.insert(reservations).values(rows);
  return undefined;
}

/** Puts back what a payment held. Deleting the rows tells what to put back, so it happens once. */
export async function releaseStock(tx: Database, paymentId: string): Promise<void> {
  const held = await tx.delete(reservations).where(eq(reservations.paymentId, paymentId)).returning();
  for (const { variantId, quantity } of held.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await tx.update(variants).set({ stock: sql`${variants.stock} + ${quantity}` }).where(eq(variants.id, variantId));
  }
}

/** The pieces a payment held are sold. */
export async function sellStock(tx: Database, paymentId: string): Promise<void> {
  await tx.delete(reservations).where(eq(reservations.paymentId, paymentId));
}

/** Counts one use of each code; false where a code was used up meanwhile. */
export async function countDiscountUse(tx: Database, storeId: string, codes: readonly string[]): Promise<boolean> {
  for (const code of codes.toSorted()) {
    const free = or(isNull(discounts.usageLimit), sql`${discounts.usedCount} < ${discounts.usageLimit}`);
    const counted = await tx
      .update(discounts)
      .set({ usedCount: sql`${discounts.usedCount} + 1` })
      .where(and(eq(discounts.storeId, storeId), eq(discounts.code, code), free))
      .returning({ code: discounts.code });
    if (counted.length === 0) return false;
  }
  return true;
}

export async function uncountDiscountUse(tx: Database, storeId: string, codes: readonly string[]): Promise<void> {
  for (const code of codes.toSorted()) {
    await tx
      .update(discounts)
      .set({ usedCount: sql`greatest(0, ${discounts.usedCount} - 1)` })
      .where(and(eq(discounts.storeId, storeId), eq(discounts.code, code)));
  }
}
