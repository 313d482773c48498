import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { discounts } from '../cart/cart.tables.ts';
import type { Database } from '../db/client.ts';

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
