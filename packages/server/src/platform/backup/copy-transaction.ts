import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Database } from '../database/client.ts';
import { copierOf, type RowCopier } from '../statements/copy-rows.ts';

export interface CopyTransaction extends RowCopier {
  tx: Database;
}

type CopyWork<T> = (copy: CopyTransaction) => Promise<T>;

/**
 * Runs a transaction in which rows are copied from one database to another. Unlike `db.transaction`, it is never
 * repeated, because the rows may come from a stream.
 */
export async function transactCopying<T>(db: Database, work: CopyWork<T>, config?: PgTransactionConfig): Promise<T> {
  const { $client: client } = db as Database & { $client: pg.Pool | PGlite };
  const run = async (tx: Database): Promise<T> => {
    // The text of times and numbers depends on these settings, and both databases must have the same.
    await tx.execute(sql`select set_config('datestyle', 'ISO', true), set_config('intervalstyle', 'iso_8601', true),
      set_config('timezone', 'UTC', true), set_config('extra_float_digits', '1', true),
      set_config('idle_in_transaction_session_timeout', '0', true)`);
    return work({ tx, ...copierOf(tx) });
  };
  return client instanceof pg.Pool ? onPostgres(client, run, config) : db.transaction(run, config);
}

async function onPostgres<T>(
  pool: pg.Pool,
  work: (tx: Database) => Promise<T>,
  config?: PgTransactionConfig,
): Promise<T> {
  const client = await pool.connect();
  let failure: { error: unknown } | undefined;
  try {
    return await (drizzlePg(client) as Database).transaction(async (tx) => {
      try {
        return await work(tx);
      } catch (error) {
        failure = { error };
        throw error;
      }
    }, config);
  } catch (error) {
    failure ??= { error };
    // The first error is the cause, not a later error from `rollback`.
    throw failure.error;
  } finally {
    client.release(failure !== undefined);
  }
}
