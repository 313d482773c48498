import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { salesCounts, type SalesCountKind } from './sales.tables.ts';

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
  for (const { id: storeId } of due) {
    const claimed = await db
      .insert(salesCounts)
      .values({ storeId, kind, countedAt: now })
      .onConflictDoUpdate({
        target: [salesCounts.storeId, salesCounts.kind],
        set: { countedAt: now },
        setWhere: lte(salesCounts.countedAt, before),
      })
      .returning({ storeId: salesCounts.storeId });
    if (claimed.length === 0) continue;
    try {
      await count(db, storeId);
    } catch (error) {
      const own = and(eq(salesCounts.storeId, storeId), eq(salesCounts.kind, kind), eq(salesCounts.countedAt, now));
      await db.delete(salesCounts).where(own);
      throw error;
    }
  }
  return due.length;
}
