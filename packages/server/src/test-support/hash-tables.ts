import { sql, type SQL } from 'drizzle-orm';
import { findTables } from '../platform/backup/tables.ts';
import type { Database } from '../platform/database/client.ts';

/** A hash of the rows of each table that a backup has, by its name: equal where nothing changed. */
export async function hashTables(db: Database): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const { name } of await findTables(db)) {
    const table = sql.identifier(name);
    const [row] = await rowsOf<{ hash: string }>(
      db,
      sql`select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash from ${table} as t`,
    );
    hashes[name] = row!.hash;
  }
  return hashes;
}

async function rowsOf<T>(db: Database, statement: SQL): Promise<T[]> {
  return ((await db.execute(statement)) as { rows: T[] }).rows;
}
