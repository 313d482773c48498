import { sql } from 'drizzle-orm';
import pg from 'pg';
import { expect } from 'vitest';
import type { Database } from '../platform/database/client.ts';

/**
 * How many deadlocks PostgreSQL has counted in a database. Its backends report when they end, so their
 * connections are ended first; the pool opens others.
 */
export async function countDeadlocks(db: Database): Promise<number> {
  const { rows } = (await db.execute(sql`select current_database() as name`)) as { rows: { name: string }[] };
  const name = rows[0]!.name;
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  try {
    const backends = 'from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()';
    await expect
      .poll(async () => (await client.query(`select pg_terminate_backend(pid) ${backends}`, [name])).rowCount)
      .toBe(0);
    return Number(
      (await client.query<{ deadlocks: string }>('select deadlocks from pg_stat_database where datname = $1', [name]))
        .rows[0]!.deadlocks,
    );
  } finally {
    await client.end();
  }
}
