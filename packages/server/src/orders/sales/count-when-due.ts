import { minuteMs } from '@smallshop/contract';
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { salesCounts, type SalesCountKind } from './sales.tables.ts';

/** Milliseconds after which a count that has not ended is lost with its process. */
const claimMs = 5 * minuteMs;

interface Count {
  kind: SalesCountKind;
  /** Milliseconds between two counts of a store. */
  intervalMs: number;
  /** Makes its own transactions. If it throws, the store is due again. */
  count: (db: Database, storeId: string) => Promise<void>;
}

/**
 * Counts for each store whose last count of this kind is as old as the interval, and returns the number of these
 * stores. One statement if there is none. Of several processes one counts.
 */
export async function countWhenDue(db: Database, now: Date, { kind, intervalMs, count }: Count): Promise<number> {
  const before = new Date(now.getTime() - intervalMs);
  const due = await db
    .select({ id: stores.id })
    .from(stores)
    .leftJoin(salesCounts, and(eq(salesCounts.storeId, stores.id), eq(salesCounts.kind, kind)))
    .where(or(isNull(salesCounts.countedAt), lte(salesCounts.countedAt, before)));
  // Until the count has ended. After a killed process the store is due again when the claim has expired.
  const claimedAt = new Date(before.getTime() + claimMs);
  for (const { id: storeId } of due) {
    const claimed = await db
      .insert(salesCounts)
      .values({ storeId, kind, countedAt: claimedAt })
      .onConflictDoUpdate({
        target: [salesCounts.storeId, salesCounts.kind],
        set: { countedAt: claimedAt },
        setWhere: lte(salesCounts.countedAt, before),
      })
      .returning({ storeId: salesCounts.storeId });
    if (claimed.length === 0) continue;
    const isOwn = eq(salesCounts.countedAt, claimedAt);
    const own = and(eq(salesCounts.storeId, storeId), eq(salesCounts.kind, kind), isOwn);
    try {
      await count(db, storeId);
    } catch (error) {
      await db.delete(salesCounts).where(own);
      throw error;
    }
    await db.update(salesCounts).set({ countedAt: now }).where(own);
  }
  return due.length;
}
