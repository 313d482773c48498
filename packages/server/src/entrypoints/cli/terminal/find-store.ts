import { eq, or } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { apiKeys, stores, type StoreRow } from '../../../shop/store/store.tables.ts';
import { UsageError } from './terminal.ts';

/** The store by its publishable key or its id; without a name the only one there is. */
export async function findStore(db: Database, named: string | undefined): Promise<StoreRow> {
  if (named === undefined) {
    const all = await db.select().from(stores).limit(2);
    if (all.length !== 1) throw new UsageError('--store is missing: the publishable key or the id of a store.');
    return all[0]!;
  }
  const [row] = await db
    .select({ store: stores })
    .from(stores)
    .leftJoin(apiKeys, eq(apiKeys.storeId, stores.id))
    .where(or(eq(stores.id, named), eq(apiKeys.key, named)))
    .limit(1);
  if (!row) throw new UsageError(`There is no store "${named}".`);
  return row.store;
}
