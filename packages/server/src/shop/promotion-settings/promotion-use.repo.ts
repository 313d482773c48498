import { and, count, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { inLockOrder } from '../../platform/database/row-lock.ts';
import { customerKey } from './customer-key.ts';
import { promotions, promotionUses } from './promotion.tables.ts';

/** What uses promotions: a payment that holds goods, and the order that comes of it. */
export interface PromotionUse {
  storeId: string;
  paymentId: string;
  promotionIds: readonly string[];
  email: string;
}

/** Counts one use of each promotion; false where one was used up meanwhile, by anybody or by this shopper. */
export async function countPromotionUse(tx: Database, { storeId, paymentId, promotionIds, email }: PromotionUse): Promise<boolean> {
  const customer = customerKey(storeId, email);
  // In one order always, so that no two payments wait for each other.
  for (const promotionId of inLockOrder(promotionIds, (id) => id)) {
    const free = or(isNull(promotions.usageLimit), sql`${promotions.usedCount} < ${promotions.usageLimit}`);
    const [counted] = await tx
      .update(promotions)
      .set({ usedCount: sql`${promotions.usedCount} + 1` })
      .where(and(eq(promotions.storeId, storeId), eq(promotions.id, promotionId), free))
      .returning({ customerLimit: promotions.customerLimit });
    if (!counted) return false;
    // The promotion's row is held from here on: nobody else counts it at the same time.
    const used = (await countUses(tx, { storeId, promotionIds: [promotionId], customer })).get(promotionId) ?? 0;
    if (counted.customerLimit !== null && used >= counted.customerLimit) return false;
    await tx.insert(promotionUses).values({ storeId, promotionId, paymentId, customer });
  }
  return true;
}

/** Gives back what a payment used; nothing where it was given back before. */
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

/** How often a shopper used each promotion; those never used are left out. */
export async function countUses(
  db: Database, { storeId, promotionIds, customer }: { storeId: string; promotionIds: readonly string[]; customer: string },
): Promise<Map<string, number>> {
  if (promotionIds.length === 0) return new Map();
  const rows = await db
    .select({ promotionId: promotionUses.promotionId, uses: count() })
    .from(promotionUses)
    .where(and(eq(promotionUses.storeId, storeId), eq(promotionUses.customer, customer), inArray(promotionUses.promotionId, [...promotionIds])))
    .groupBy(promotionUses.promotionId);
  return new Map(rows.map(({ promotionId, uses }) => [promotionId, uses]));
}

/** The promotions that a payment uses at present. */
export async function findUsesOf(db: Database, storeId: string, paymentId: string): Promise<string[]> {
  const rows = await db
    .select({ promotionId: promotionUses.promotionId })
    .from(promotionUses)
    .where(and(eq(promotionUses.storeId, storeId), eq(promotionUses.paymentId, paymentId)));
  return rows.map(({ promotionId }) => promotionId);
}
