import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { DatabaseUnavailable, troubleOf } from './database-errors.ts';
import type { Database, OpenDatabase } from './client.ts';
import { migratePostgres } from './migrate.ts';
import { withRetries } from './retry.ts';

/** Milliseconds. Each may be changed by a parameter of the same name in `DATABASE_URL`. */
const timeouts = {
  /** For a free connection: longer than a shopper would wait is of no use. */
  connectionTimeoutMillis: 10_000,
  /** For a lock that somebody else holds. */
  lock_timeout: 5_000,
  statement_timeout: 30_000,
  /** A process that hangs, or is cut off, must not keep its locks. */
  idle_in_transaction_session_timeout: 60_000,
  /** For a server that vanished without a word; longer than it may work on a statement. */
  query_timeout: 35_000,
};
const pingTimeoutMs = 2_000;

type TransactionWork<T> = (tx: Transaction) => Promise<T>;
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
type TransactionConfig = Parameters<Database['transaction']>[1];

export function openPostgres(url: string): OpenDatabase {
  const pool = openPool({ connectionString: url, max: 10, ...timeouts });
  // `/healthz` must not wait for a connection of the pool: all of them may wait for one locked table.
  const health = openPool({
    connectionString: url, max: 1, connectionTimeoutMillis: pingTimeoutMs, lock_timeout: pingTimeoutMs, statement_timeout: pingTimeoutMs, query_timeout: pingTimeoutMs,
  });
  let pinging: Promise<void> | undefined;
  return {
    db: createDatabase(pool),
    kind: 'postgres',
    migrate: () => migratePostgres(url),
    ping: () => (pinging ??= withRetries(() => runQuery(health, 'select 1'), () => true).then(() => {}).finally(() => (pinging = undefined))),
    close: async () => {
      await Promise.all([pool.end(), health.end()]);
    },
  };
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, keepAlive: true });
  // A connection that breaks emits `error`, which would end the process: while it is idle on the pool,
  // while it is checked out on the client. Its queries fail, and the pool opens another one.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

/** Drizzle on the pool, with transactions and single statements that are repeated where that is safe. */
function createDatabase(pool: pg.Pool): Database {
  const query = (config: pg.QueryConfig, values?: unknown[]) => {
    const isRead = /^\s*select\b/i.test(config.text);
    // A write may have been committed before its connection broke; one that was rolled back was not.
    return withRetries(() => runQuery(pool, config, values), (trouble) => isRead || trouble === 'conflict');
  };
  pool.query = query as typeof pool.query;
  const transaction: Database['transaction'] = (work, config) => runTransaction(pool, work, config);
  return Object.assign(drizzle(pool) as Database, { transaction });
}

async function runQuery(pool: pg.Pool, config: pg.QueryConfig | string, values?: unknown[]): Promise<pg.QueryResult> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    return await client.query(config as pg.QueryConfig, values);
  } catch (error) {
    isBroken = troubleOf(error) === 'disconnected';
    throw error;
  } finally {
    client.release(isBroken);
  }
}

/**
 * Runs a whole transaction again after a deadlock, a serialization failure, or where its connection broke
 * before `commit` was sent: it was certainly rolled back. Once `commit` was sent, a broken connection
 * tells nothing, and the caller has to look.
 */
async function runTransaction<T>(pool: pg.Pool, work: TransactionWork<T>, config: TransactionConfig): Promise<T> {
  let isCommitSent = false;
  const attempt = async (): Promise<T> => {
    isCommitSent = false;
    const client = await pool.connect();
    let failure: { error: unknown } | undefined;
    const isBroken = () => failure !== undefined && troubleOf(failure.error) === 'disconnected';
    let isEnded = false;
    const onEnd = () => void (isEnded = true);
    client.once('end', onEnd);
    try {
      return await (drizzle(client) as Database).transaction(async (tx) => {
        try {
          const result = await work(tx);
          if (isEnded) throw new DatabaseUnavailable('disconnected', new Error('The connection ended before commit'));
          isCommitSent = true;
          return result;
        } catch (error) {
          failure = { error };
          // There is nothing left to roll back; the attempt to do so fails at once on a client that is ended.
          if (isBroken()) void client.end();
          throw error;
        }
      }, config);
    } catch (error) {
      failure ??= { error };
      // The first error is the cause; what `rollback` said after it is not.
      throw failure.error;
    } finally {
      client.off('end', onEnd);
      client.release(isBroken());
    }
  };
  return withRetries(attempt, (trouble) => trouble === 'conflict' || !isCommitSent);
}
