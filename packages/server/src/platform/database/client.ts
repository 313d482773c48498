import { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { migratePglite } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { observePglite, type StatementObserver } from '../statements/observe-statements.ts';
import { vacuumPglite } from './vacuum-pglite.ts';

/**
 * A database or a transaction, of either driver. The drivers differ in the results of `execute()` and in row counts:
 * use `.returning()` to see which rows a statement changed.
 *
 * Inside `db.transaction(async (tx) => …)` use `tx` only. PGlite has one connection, so a query on `db` would wait
 * for the transaction, and the transaction for the query.
 */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export interface OpenDatabase {
  db: Database;
  kind: 'pglite' | 'postgres';
  /**
   * Checks that the database responds; throws if it does not. With PostgreSQL it uses its own connection, so that it
   * never waits behind requests.
   */
  ping(): Promise<void>;
  /**
   * Brings the tables up to date; does nothing when they are. With the hash of a migration, to what they were with it.
   */
  migrate(last?: string): Promise<void>;
  /** Removes the old versions of changed rows, and counts what tables hold. PostgreSQL does so automatically. */
  vacuum(): Promise<void>;
  close(): Promise<void>;
}

/**
 * PGlite keeps its buffers in the memory of this process and clears them when it opens. A quarter of the default saves
 * 100 MB and half of the time.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/** Where the data is: a PostgreSQL URL, a folder for PGlite, or memory. */
export type DatabaseTarget = { url: string } | { dir: string } | { memory: true };

export interface DatabaseOptions {
  /** Called after each statement, such as to log the slow ones. */
  observe?: StatementObserver | undefined;
}

export async function openDatabase(target: DatabaseTarget, { observe }: DatabaseOptions = {}): Promise<OpenDatabase> {
  if ('url' in target) return openPostgres(target.url, observe);
  const observed = (client: PGlite) => {
    if (observe) observePglite(client, observe);
    return client;
  };
  if ('memory' in target) return fromPglite(observed(await PGlite.create('memory://')));
  await mkdir(dirname(target.dir), { recursive: true });
  const release = await lockFolder(target.dir);
  try {
    return fromPglite(observed(await PGlite.create(target.dir, { startParams })), release);
  } catch (error) {
    await release();
    throw error;
  }
}

/** Wraps a PGlite client that is already open. `release` runs after it is closed. */
export function fromPglite(client: PGlite, release = async () => {}): OpenDatabase {
  const db = drizzlePglite(client);
  return {
    db,
    kind: 'pglite',
    ping: () => client.query('select 1').then(() => {}),
    migrate: (last) => migratePglite(db, last),
    vacuum: () => vacuumPglite(client),
    close: () => client.close().finally(release),
  };
}
