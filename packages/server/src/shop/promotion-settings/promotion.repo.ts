import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { customerKey } from './customer-key.ts';
import type { PromotionRule } from '../../pricing/promotion/promotion-rule.ts';
import { countUses, findUsesOf } from './promotion-use.repo.ts';
import { promotions, type PromotionRow } from './promotion.tables.ts';

/** The shopper that promotions are looked up for. */
export interface PromotionShopper {
  /** In capitals. */
  codes: readonly string[];
  /** Null until the shopper enters it. */
  email: string | null;
  /** The shopper's payment in progress. Its uses do not count against the limits. */
  paymentId: string | null;
}

/** Returns the automatic promotions of a store and the promotions of these codes. */
export async function findPromotions(
  db: Database,
  storeId: string,
  { codes, email, paymentId }: PromotionShopper,
): Promise<PromotionRule[]> {
  const asked =
    codes.length > 0 ? or(isNull(promotions.code), inArray(promotions.code, [...codes])) : isNull(promotions.code);
  const rows = await db
    .select()
    .from(promotions)
    .where(and(eq(promotions.storeId, storeId), asked))
    .orderBy(asc(promotions.id));
  if (rows.length === 0) return [];
  const limited = rows.filter(({ customerLimit }) => customerLimit !== null).map(({ id }) => id);
  const used = email
    ? await countUses(db, { storeId, promotionIds: limited, customer: customerKey(storeId, email) })
    : new Map<string, number>();
  const own = new Set(paymentId ? await findUsesOf(db, storeId, paymentId) : []);
  return rows.map(({ storeId: _, ...rule }) => {
    const held = own.has(rule.id) ? 1 : 0;
    return { ...rule, usedCount: rule.usedCount - held, usedByCustomer: Math.max(0, (used.get(rule.id) ?? 0) - held) };
  });
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
