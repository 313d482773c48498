import { sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import type { CopiedRows } from '../statements/copy-rows.ts';
import { transactCopying, type CopyTransaction } from './copy-transaction.ts';
import { queryRows } from './query-rows.ts';
import { columnsOf, type TableColumns } from './tables.ts';

/** Rows of a backup that are read or written at once. */
export const batchSize = 1000;

const oneMoment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;

/**
 * Runs work on the database as it is at one moment. The embedded database has one connection: requests wait until the
 * work is done.
 */
export function atOneMoment<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    // Times are written in it.
    await tx.execute(sql`set local timezone to 'UTC'`);
    return work(tx);
  }, oneMoment);
}

/** The same, for work that copies rows. */
export function copyingAtOneMoment<T>(db: Database, work: (source: CopyTransaction) => Promise<T>): Promise<T> {
  return transactCopying(db, work, oneMoment);
}

/** Reads a table in a transaction, in the order of its key: each row is one line of JSON, some at a time. */
export async function* readRows(tx: Database, table: TableColumns): AsyncGenerator<string[]> {
  const { name, key } = table;
  const cursor = sql.identifier(`read_${name}`);
  const order = key.map(({ name: column, isText }) =>
    isText ? sql`${sql.identifier(column)} collate "C"` : sql`${sql.identifier(column)}`,
  );
  await tx.execute(sql`declare ${cursor} no scroll cursor for
    select row_to_json(t)::text as line from (
      select ${columnsOf(table)} from ${sql.identifier(name)}
      ${order.length > 0 ? sql`order by ${sql.join(order, sql`, `)}` : sql``}
    ) as t`);
  for (;;) {
    const rows = await queryRows<{ line: string }>(tx, sql`fetch ${sql.raw(String(batchSize))} from ${cursor}`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < batchSize) break;
  }
  await tx.execute(sql`close ${cursor}`);
}

/** Bytes that are copied at once, about. */
const copySize = 1 << 20;

/**
 * Reads a table in a transaction as it is in the table's file, some blocks at a time, for `copyIn` of another database.
 * The rows have no order.
 */
export async function* readCopies({ tx, copyOut }: CopyTransaction, table: TableColumns): AsyncGenerator<CopiedRows> {
  const name = sql.identifier(table.name);
  const [file] = await queryRows<{ blocks: number; rows: number }>(
    tx,
    sql`select (pg_relation_size(${`"${table.name}"`}::regclass) / current_setting('block_size')::int)::int as blocks,
      (select count(*) from ${name})::int as rows`,
  );
  let [left, from] = [file!.rows, 0];
  for (let count = 16; from < file!.blocks;) {
    const [first, end] = [from, (from += count)].map((block) => sql.raw(`'(${block},0)'::tid`));
    const copied = await copyOut(sql`select ${columnsOf(table)} from ${name} where ctid >= ${first} and ctid < ${end}`);
    left -= copied.count;
    if (copied.count > 0) yield copied;
    // Long values are not in these blocks, so only the bytes that came say how many blocks are next.
    count = Math.max(1, Math.min(count * 2, Math.floor((count * copySize) / (copied.text.length + 1))));
  }
  if (left !== 0) throw new Error(`${left} rows of the table ${table.name} were not read.`);
}

/** Returns how many rows the tables have together. */
export async function countRows(tx: Database, tables: readonly TableColumns[]): Promise<number> {
  let count = 0;
  for (const { name } of tables) count += await tx.$count(sql`${sql.identifier(name)}`);
  return count;
}
