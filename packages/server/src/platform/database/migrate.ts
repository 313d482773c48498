import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import type { PgliteDatabase } from 'drizzle-orm/pglite';
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { installAppendOnlyTriggers } from './append-only.ts';
import { refuseUnknownMigrations } from './known-migrations.ts';

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));
/** Any fixed number, the same in every process. */
const lockKey = 46002026;

export async function migratePglite(db: PgliteDatabase): Promise<void> {
  await refuseUnknownMigrations(db, migrationsFolder);
  await migrateEmbedded(db, { migrationsFolder });
  await installAppendOnlyTriggers(db);
}

/**
 * Migrates under a lock, so that processes that start at the same time migrate one after the other. It uses a
 * connection without the pool's timeouts: a migration may rewrite a large table, and the other processes wait for it.
 */
export async function migratePostgres(url: string): Promise<void> {
  const connection = new pg.Client({ connectionString: url });
  // A broken connection also makes its queries fail. Without a listener, the `error` event would end the process.
  connection.on('error', () => {});
  await connection.connect();
  try {
    await connection.query('select pg_advisory_lock($1)', [lockKey]);
    const db = drizzlePg(connection);
    await refuseUnknownMigrations(db, migrationsFolder);
    await migratePg(db, { migrationsFolder });
    await installAppendOnlyTriggers(db);
  } finally {
    // The lock belongs to the connection: closing it releases it, even after a failure.
    await connection.end();
  }
}
