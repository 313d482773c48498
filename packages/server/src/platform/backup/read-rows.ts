import { sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { queryRows } from './query-rows.ts';
import type { TableColumns } from './tables.ts';

/** Rows that are read or written at once. */
export const batchSize = 1000;

/**
 * Runs work on the database as it is at one moment. The embedded database has one connection: requests wait until the
 * work is done.
 */
export function atOneMoment<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      // Times are written in it.
      await tx.execute(sql`set local timezone to 'UTC'`);
      return work(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** Reads a table in a transaction, in the order of its key: each row is one line of JSON, some at a time. */
export async function* readRows(tx: Database, { name, columns, key }: TableColumns): AsyncGenerator<string[]> {
  const cursor = sql.identifier(`read_${name}`);
  const chosen = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const order = key.map(({ name: column, isText }) =>
    isText ? sql`${sql.identifier(column)} collate "C"` : sql`${sql.identifier(column)}`,
  );
  await tx.execute(sql`declare ${cursor} no scroll cursor for
    select row_to_json(t)::text as line from (
      select ${chosen} from ${sql.identifier(name)}
      ${order.length > 0 ? sql`order by ${sql.join(order, sql`, `)}` : sql``}
    ) as t`);
  for (;;) {
    const rows = await queryRows<{ line: string }>(tx, sql`fetch ${sql.raw(String(batchSize))} from ${cursor}`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < batchSize) break;
  }
  await tx.execute(sql`close ${cursor}`);
}

/** Returns how many rows the tables have together. */
export async function countRows(tx: Database, tables: readonly TableColumns[]): Promise<number> {
  let count = 0;
  for (const { name } of tables) count += await tx.$count(sql`${sql.identifier(name)}`);
  return count;
}
