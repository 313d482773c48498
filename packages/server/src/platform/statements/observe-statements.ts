import type { PGlite } from '@electric-sql/pglite';

/** An SQL statement that has ended. Its values are not part of it: they may be personal data. */
export interface ObservedStatement {
  /** With `$1` in the place of values. */
  text: string;
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
  /** With the time that it waited for a lock or, on PGlite, for the statement before. */
  durationMs: number;
  failed: boolean;
}

export type StatementObserver = (statement: ObservedStatement) => void;

type Query = (this: unknown, ...args: unknown[]) => unknown;

/** Calls the observer after each statement that the connection runs. */
export function observeQueries(connection: object, observe: StatementObserver): void {
  const target = connection as { query: Query };
  target.query = observed(target.query, observe);
}

/** PGlite has one connection. Its transactions have a `query` of their own. */
export function observePglite(client: PGlite, observe: StatementObserver): void {
  observeQueries(client, observe);
  const target = client as unknown as { transaction: Query };
  const { transaction } = target;
  target.transaction = function (this: unknown, work) {
    return transaction.call(this, (tx: { query: Query }) =>
      (work as (tx: object) => unknown)(Object.assign(Object.create(tx), { query: observed(tx.query, observe) })),
    );
  };
}

function observed(query: Query, observe: StatementObserver): Query {
  return function (this: unknown, ...args) {
    const startedAt = Date.now();
    const start = performance.now();
    const result = query.apply(this, args);
    // A copy is an object of its own, see `copy-rows.ts`.
    const done = result instanceof Promise ? result : (result as { done?: unknown }).done;
    if (!(done instanceof Promise)) return result;
    const end = (failed: boolean) =>
      observe({ text: textOf(args[0]), startedAt, durationMs: performance.now() - start, failed });
    done.then(
      () => end(false),
      () => end(true),
    );
    return result;
  };
}

const textOf = (query: unknown) => (typeof query === 'string' ? query : (query as { text: string }).text);
