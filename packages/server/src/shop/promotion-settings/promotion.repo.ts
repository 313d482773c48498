import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { customerKey } from './customer-key.ts';
import type { PromotionRule } from '../../pricing/promotion/promotion-rule.ts';
import { countUses, findUsesOf } from './promotion-use.repo.ts';
import { promotions, type PromotionRow } from './promotion.tables.ts';

/** Whom promotions are looked up for. */
export interface PromotionShopper {
  /** In capitals. */
  codes: readonly string[];
  /** Null as long as nobody told it. */
  email: string | null;
  /** Their own payment under way: what it holds does not count against them. */
  paymentId: string | null;
}

/** The automatic promotions of a store and those of the codes. */
export async function findPromotions(db: Database, storeId: string, { codes, email, paymentId }: PromotionShopper): Promise<PromotionRule[]> {
  const asked = codes.length > 0 ? or(isNull(promotions.code), inArray(promotions.code, [...codes])) : isNull(promotions.code);
  const rows = await db.select().from(promotions).where(and(eq(promotions.storeId, storeId), asked)).orderBy(asc(promotions.id));
  if (rows.length === 0) return [];
  const limited = rows.filter(({ customerLimit }) => customerLimit !== null).map(({ id }) => id);
  const used = email ? await countUses(db, { storeId, promotionIds: limited, customer: customerKey(storeId, email) }) : new Map<string, number>();
  const own = new Set(paymentId ? await findUsesOf(db, storeId, paymentId) : []);
  return rows.map(({ storeId: _, ...rule }) => {
    const held = own.has(rule.id) ? 1 : 0;
    return { ...rule, usedCount: rule.usedCount - held, usedByCustomer: Math.max(0, (used.get(rule.id) ?? 0) - held) };
  });
}

/** Which of these codes there are. */
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

/** Makes a promotion or replaces its terms; how often it was used stays. */
export async function savePromotion(tx: Database, row: Omit<PromotionRow, 'usedCount'>): Promise<PromotionRow> {
  const [saved] = await tx.insert(promotions).values(row).onConflictDoUpdate({ target: [promotions.storeId, promotions.id], set: row }).returning();
  return saved!;
}

/** False where there was none. */
export async function deletePromotion(db: Database, storeId: string, id: string): Promise<boolean> {
  const gone = await db.delete(promotions).where(and(eq(promotions.storeId, storeId), eq(promotions.id, id))).returning({ id: promotions.id });
  return gone.length > 0;
}
