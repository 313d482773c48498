import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { customerKey } from './customer-key.ts';
import type { PromotionRule } from '../../pricing/promotion/promotion-rule.ts';
import { promotions, promotionUses, type PromotionRow } from './promotion.tables.ts';

/** The shopper that promotions are looked up for. */
export interface PromotionShopper {
  /** In capitals. */
  codes: readonly string[];
  /** Null until the shopper enters it. */
  email: string | null;
  /** The shopper's payment in progress. Its uses do not count against the limits. */
  paymentId: string | null;
}

/** The terms of a promotion, without its number of uses. */
export type PromotionTerms = Omit<PromotionRow, 'usedCount'>;

/**
 * Returns the automatic promotions among `known` and those of the shopper's codes. How often limited ones were used
 * is read from the database; uses of the others are not counted.
 */
export async function findPromotions(
  db: Database,
  storeId: string,
  known: readonly PromotionTerms[],
  shopper: PromotionShopper,
): Promise<PromotionRule[]> {
  const asked = known.filter(({ code }) => code === null || shopper.codes.includes(code));
  const limited = asked.filter(({ usageLimit, customerLimit }) => usageLimit !== null || customerLimit !== null);
  const uses = await findUses(
    db,
    storeId,
    limited.map(({ id }) => id),
    shopper,
  );
  return asked.map(({ storeId: _, ...terms }) => ({ ...terms, ...(uses.get(terms.id) ?? unused) }));
}

type Uses = Pick<PromotionRule, 'usedCount' | 'usedByCustomer'>;

const unused: Uses = { usedCount: 0, usedByCustomer: 0 };

/** Uses of promotions, without the use by the shopper's own payment. */
async function findUses(
  db: Database,
  storeId: string,
  ids: readonly string[],
  { email, paymentId }: PromotionShopper,
): Promise<Map<string, Uses>> {
  if (ids.length === 0) return new Map();
  const isOfCustomer = email === null ? sql`false` : eq(promotionUses.customer, customerKey(storeId, email));
  const isOwn = paymentId === null ? sql`false` : eq(promotionUses.paymentId, paymentId);
  const rows = await db
    .select({
      id: promotions.id,
      usedCount: promotions.usedCount,
      byCustomer: sql<number>`count(*) filter (where ${isOfCustomer})::int`,
      own: sql<number>`count(*) filter (where ${isOwn})::int`,
    })
    .from(promotions)
    .leftJoin(
      promotionUses,
      and(
        eq(promotionUses.storeId, promotions.storeId),
        eq(promotionUses.promotionId, promotions.id),
        or(isOfCustomer, isOwn),
      ),
    )
    .where(and(eq(promotions.storeId, storeId), inArray(promotions.id, [...ids])))
    .groupBy(promotions.id, promotions.usedCount);
  return new Map(
    rows.map(({ id, usedCount, byCustomer, own }) => [
      id,
      { usedCount: usedCount - own, usedByCustomer: Math.max(0, byCustomer - own) },
    ]),
  );
}

/** Returns those of the codes that exist. */
export async function findKnownCodes(db: Database, storeId: string, codes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ code: promotions.code })
    .from(promotions)
    .where(and(eq(promotions.storeId, storeId), inArray(promotions.code, [...codes])));
  return new Set(rows.flatMap(({ code }) => code ?? []));
}

export function findAllPromotions(db: Database, storeId: string): Promise<PromotionRow[]> {
  return db.select().from(promotions).where(eq(promotions.storeId, storeId)).orderBy(asc(promotions.id));
}

/** Creates a promotion or replaces its terms. The number of uses stays. */
export async function savePromotion(tx: Database, row: Omit<PromotionRow, 'usedCount'>): Promise<PromotionRow> {
  const [saved] = await tx
    .insert(promotions)
    .values(row)
    .onConflictDoUpdate({ target: [promotions.storeId, promotions.id], set: row })
    .returning();
  return saved!;
}

/** Returns false if there was no such promotion. */
export async function deletePromotion(db: Database, storeId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(promotions)
    .where(and(eq(promotions.storeId, storeId), eq(promotions.id, id)))
    .returning({ id: promotions.id });
  return gone.length > 0;
}
