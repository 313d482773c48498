import { asc, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { markets, type MarketRow } from './store.tables.ts';

export function findMarkets(db: Database, storeId: string): Promise<MarketRow[]> {
  return db.select().from(markets).where(eq(markets.storeId, storeId)).orderBy(asc(markets.position));
}
