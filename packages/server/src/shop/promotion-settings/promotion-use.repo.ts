import { and, count, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { inLockOrder } from '../../platform/statements/row-lock.ts';
import { customerKey } from './customer-key.ts';
import { promotions, promotionUses } from './promotion.tables.ts';

/** A use of promotions: by a payment that reserves stock, and by the order that is made from it. */
export interface PromotionUse {
  storeId: string;
  paymentId: string;
  promotionIds: readonly string[];
  email: string;
}

/**
 * Counts one use of each promotion. Returns false if one of them was used up meanwhile, by all shoppers together or
 * by this one.
 */
export async function countPromotionUse(
  tx: Database,
  { storeId, paymentId, promotionIds, email }: PromotionUse,
): Promise<boolean> {
  const customer = customerKey(storeId, email);
  // Always in the same order, so that two payments never wait for each other.
  for (const promotionId of inLockOrder(promotionIds, (id) => id)) {
    const free = or(isNull(promotions.usageLimit), sql`${promotions.usedCount} < ${promotions.usageLimit}`);
    const [counted] = await tx
      .update(promotions)
      .set({ usedCount: sql`${promotions.usedCount} + 1` })
      .where(and(eq(promotions.storeId, storeId), eq(promotions.id, promotionId), free))
      .returning({ customerLimit: promotions.customerLimit });
    if (!counted) return false;
    // The update has locked the promotion's row, so no other transaction counts it at the same time.
    const used = (await countUses(tx, { storeId, promotionIds: [promotionId], customer })).get(promotionId) ?? 0;
    if (counted.customerLimit !== null && used >= counted.customerLimit) return false;
    await tx.insert(promotionUses).values({ storeId, promotionId, paymentId, customer });
  }
  return true;
}

/** Removes the uses of a payment. Does nothing if they were removed before. */
export async function uncountPromotionUse(tx: Database, storeId: string, paymentId: string): Promise<void> {
  const given = await tx
    .delete(promotionUses)
    .where(and(eq(promotionUses.storeId, storeId), eq(promotionUses.paymentId, paymentId)))
    .returning({ promotionId: promotionUses.promotionId });
  for (const { promotionId } of inLockOrder(given, (use) => use.promotionId)) {
    await tx
      .update(promotions)
      .set({ usedCount: sql`greatest(0, ${promotions.usedCount} - 1)` })
      .where(and(eq(promotions.storeId, storeId), eq(promotions.id, promotionId)));
  }
}

/** Returns how often a shopper used each promotion. Promotions without uses are not in the map. */
export async function countUses(
  db: Database,
  { storeId, promotionIds, customer }: { storeId: string; promotionIds: readonly string[]; customer: string },
): Promise<Map<string, number>> {
  if (promotionIds.length === 0) return new Map();
  const rows = await db
    .select({ promotionId: promotionUses.promotionId, uses: count() })
    .from(promotionUses)
    .where(
      and(
        eq(promotionUses.storeId, storeId),
        eq(promotionUses.customer, customer),
        inArray(promotionUses.promotionId, [...promotionIds]),
      ),
    )
    .groupBy(promotionUses.promotionId);
  return new Map(rows.map(({ promotionId, uses }) => [promotionId, uses]));
}
