import type { Market } from '@smallshop/contract';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { markets, stores, type MarketRow } from './store.tables.ts';

export function findMarkets(db: Database, storeId: string): Promise<MarketRow[]> {
  return db.select().from(markets).where(eq(markets.storeId, storeId)).orderBy(asc(markets.position));
}

/**
 * Locks a store until the transaction ends, for code that replaces its settings, keys or markets. Rows that only
 * refer to the store can still be inserted, so an order does not wait.
 */
export async function lockStore(tx: Database, storeId: string): Promise<void> {
  await tx.select({ id: stores.id }).from(stores).where(eq(stores.id, storeId)).for(rowLock);
}

/** Returns the markets in the form of the API. */
export function viewMarkets(rows: readonly MarketRow[]): Market[] {
  return rows.map(({ id, name, countries, currencies, languages, taxIncluded, dutyMode }) => ({
    id,
    name,
    countries,
    currencies,
    languages,
    taxIncluded,
    dutyMode,
  }));
}
