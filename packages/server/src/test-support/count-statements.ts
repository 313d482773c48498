import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** Records the SQL statements of this process, on both databases, as the drivers send them. */
export interface StatementRecorder {
  /** Runs `work` and returns the statements that were sent meanwhile, by this work or by any other. */
  during<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>;
  close(): void;
}

/** Statements that begin and end transactions. They are not counted. */
const isTransactionControl = (text: string): boolean =>
  /^\s*(begin|commit|rollback|savepoint|release|set\s+transaction)\b/i.test(text);

type Query = (this: unknown, ...args: unknown[]) => unknown;

/** Replaces the drivers' `query` methods until `close` is called. Use one recorder at a time. */
export function recordStatements(): StatementRecorder {
  let recorded: string[] = [];
  const record = (query: unknown) => {
    const text = typeof query === 'string' ? query : (query as { text: string }).text;
    if (!isTransactionControl(text)) recorded.push(text);
  };
  const recording = (query: Query): Query =>
    function (this: unknown, ...args) {
      record(args[0]);
      return query.apply(this, args);
    };

  const postgres = pg.Client.prototype as unknown as { query: Query };
  const embedded = PGlite.prototype as unknown as { query: Query; transaction: Query };
  const originals = { postgres: postgres.query, query: embedded.query, transaction: embedded.transaction };
  postgres.query = recording(originals.postgres);
  embedded.query = recording(originals.query);
  // A transaction of PGlite has a `query` method of its own.
  embedded.transaction = function (this: unknown, work) {
    return originals.transaction.call(this, (tx: { query: Query }) =>
      (work as (tx: object) => unknown)({ ...tx, query: recording(tx.query) }),
    );
  };

  return {
    async during(work) {
      recorded = [];
      const result = await work();
      return { result, statements: recorded };
    },
    close() {
      postgres.query = originals.postgres;
      Object.assign(embedded, { query: originals.query, transaction: originals.transaction });
    },
  };
}
