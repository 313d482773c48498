import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';

/** Returns the rows of a statement that Drizzle has no builder for. Both drivers answer with `rows`. */
export async function queryRows<T>(db: Database, statement: SQL): Promise<T[]> {
  return ((await db.execute(statement)) as unknown as { rows: T[] }).rows;
}
