import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { DatabaseUnavailable, troubleOf } from './database-errors.ts';
import type { Database, OpenDatabase } from './client.ts';
import { migratePostgres } from './migrate.ts';
import { observeQueries, type StatementObserver } from '../statements/observe-statements.ts';
import { prepareStatements, type StatementNames } from '../statements/prepared-statements.ts';
import { withRetries } from './retry.ts';

/** In milliseconds. A parameter of the same name in `DATABASE_URL` changes each value. */
const timeouts = {
  /** Wait for a free connection. A shopper would not wait longer. */
  connectionTimeoutMillis: 10_000,
  /** Wait for a lock of another transaction. */
  lock_timeout: 5_000,
  statement_timeout: 30_000,
  /** A process that hangs or lost its network must not keep its locks. */
  idle_in_transaction_session_timeout: 60_000,
  /** Wait for a server that disappeared without closing the connection. Longer than `statement_timeout`. */
  query_timeout: 35_000,
};
const pingTimeoutMs = 2_000;

type TransactionWork<T> = (tx: Transaction) => Promise<T>;
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
type TransactionConfig = Parameters<Database['transaction']>[1];

export function openPostgres(url: string, observe?: StatementObserver): OpenDatabase {
  const pool = openPool({ connectionString: url, max: 10, ...timeouts }, observe);
  // `/healthz` must not wait for a connection of the pool, because all of them may wait for one locked table.
  const health = openPool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: pingTimeoutMs,
    lock_timeout: pingTimeoutMs,
    statement_timeout: pingTimeoutMs,
    query_timeout: pingTimeoutMs,
  });
  let pinging: Promise<void> | undefined;
  return {
    db: createDatabase(pool),
    kind: 'postgres',
    migrate: (last) => migratePostgres(url, last),
    vacuum: () => Promise.resolve(),
    ping: () =>
      (pinging ??= withRetries(
        () => runQuery(health, 'select 1'),
        () => true,
      )
        .then(() => {})
        .finally(() => (pinging = undefined))),
    close: async () => {
      await Promise.all([pool.end(), health.end()]);
    },
  };
}

function openPool(config: pg.PoolConfig, observe?: StatementObserver): pg.Pool {
  // For connection poolers that cannot prepare statements.
  const isPreparing = URL.parse(config.connectionString!)?.searchParams.get('prepare') !== 'false';
  // Compiling the statement of a search takes longer than running it. Connection poolers may refuse the option.
  const options = isPreparing ? { options: '-c jit=off' } : {};
  const names: StatementNames = new Map();
  const pool = new pg.Pool({ ...options, ...config, keepAlive: true });
  // A broken connection emits `error`, on the pool while it is idle and on the client while it is in use. Without a
  // listener the event would end the process. Its queries fail, and the pool opens another connection.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    if (isPreparing) prepareStatements(client, names);
    if (observe) observeQueries(client, observe);
  });
  return pool;
}

/** Creates Drizzle on the pool. Transactions and single statements are repeated if that is safe. */
function createDatabase(pool: pg.Pool): Database {
  const query = (config: pg.QueryConfig, values?: unknown[]) => {
    const isRead = /^\s*select\b/i.test(config.text);
    // A write may have been committed before its connection broke. After a conflict it was certainly rolled back.
    return withRetries(
      () => runQuery(pool, config, values),
      (trouble) => isRead || trouble === 'conflict',
    );
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
 * Runs a transaction again after a deadlock, a serialization failure, or a connection that broke before `commit` was
 * sent: in these cases it was certainly rolled back. If the connection breaks after `commit` was sent, the result is
 * unknown, and the caller has to check it.
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
          // Nothing is left to roll back. On a client that has ended, the rollback fails immediately.
          if (isBroken()) void client.end();
          throw error;
        }
      }, config);
    } catch (error) {
      failure ??= { error };
      // The first error is the cause, not a later error from `rollback`.
      throw failure.error;
    } finally {
      client.off('end', onEnd);
      client.release(isBroken());
    }
  };
  return withRetries(attempt, (trouble) => trouble === 'conflict' || !isCommitSent);
}
