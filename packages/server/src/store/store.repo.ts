import type { Market } from '@smallshop/contract';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { markets, type MarketRow } from './store.tables.ts';

export function findMarkets(db: Database, storeId: string): Promise<MarketRow[]> {
  return db.select().from(markets).where(eq(markets.storeId, storeId)).orderBy(asc(markets.position));
}

/** The markets as the API tells them. */
export async function viewMarkets(db: Database, storeId: string): Promise<Market[]> {
  return (await findMarkets(db, storeId)).map(({ id, name, countries, currencies, languages, taxIncluded, dutyMode }) => ({
    id, name, countries, currencies, languages, taxIncluded, dutyMode,
  }));
}
