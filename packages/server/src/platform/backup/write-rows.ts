import { sql, type SQL } from 'drizzle-orm';
import { transactCopying, type CopyTransaction } from './copy-transaction.ts';
import type { Database } from '../database/client.ts';
import { queryRows } from './query-rows.ts';
import { suspendRules } from './suspended-rules.ts';
import { columnsOf, type TableColumns } from './tables.ts';

/** How rows come: as what, and which statement writes them. */
export interface RowSource<Rows> {
  read(table: TableColumns): AsyncIterable<Rows>;
  write(target: CopyTransaction, table: TableColumns, rows: Rows): Promise<unknown>;
}

/**
 * Fills empty tables in one transaction. Triggers do not run: what they would compute is among the rows. Foreign keys
 * and other constraints are checked, most of them when all rows are there.
 */
export async function fillTables<Rows>(
  db: Database,
  tables: readonly TableColumns[],
  source: RowSource<Rows>,
): Promise<void> {
  await transactCopying(db, async (target) => {
    const { tx } = target;
    for (const { name } of tables) await tx.execute(sql`alter table ${sql.identifier(name)} disable trigger user`);
    const rules = await suspendRules(tx);
    await whileReading(async (write) => {
      for (const table of tables) {
        for await (const rows of source.read(table)) await write(() => source.write(target, table, rows));
        await write(async () => {
          await continueSequences(tx, table);
          await rules.restoreOf(table.name);
        });
      }
    });
    await rules.restore();
    for (const { name } of tables) await tx.execute(sql`alter table ${sql.identifier(name)} enable trigger user`);
  });
}

/** Batches of rows that wait while an index is made. */
const maxWaiting = 8;

type Write = (statement: () => Promise<unknown>) => Promise<void>;

/**
 * Runs statements one after the other, while the next rows are read: they may come from another database. To write
 * waits only when many statements wait.
 */
async function whileReading(read: (write: Write) => Promise<void>): Promise<void> {
  const waiting: Promise<unknown>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  try {
    await read(async (statement) => {
      last = last.then(statement);
      // Its error is thrown where it is waited for.
      last.catch(() => {});
      waiting.push(last);
      if (waiting.length > maxWaiting) await waiting.shift();
    });
  } finally {
    await last.catch(() => {});
  }
  await last;
}

/** Writes rows that are lines of JSON. */
export async function insertLines(
  { tx }: CopyTransaction,
  table: TableColumns,
  lines: readonly string[],
): Promise<void> {
  const name = sql.identifier(table.name);
  await tx.execute(sql`insert into ${name} (${columnsOf(table)}) overriding system value
    select ${columnsOf(table)} from json_populate_recordset(null::${name}, ${`[${lines.join(',')}]`}::json)`);
}

/** Numbers that the database gives go on after the highest. */
async function continueSequences(tx: Database, { name, columns }: TableColumns): Promise<void> {
  const sequences = await queryRows<{ column: string; sequence: string }>(
    tx,
    sql`select "column", sequence
      from unnest(${sql.param([...columns])}::text[]) as "column",
        pg_get_serial_sequence(${`"${name}"`}, "column") as sequence
      where sequence is not null`,
  );
  for (const { column, sequence } of sequences) {
    const highest: SQL = sql`(select max(${sql.identifier(column)}) from ${sql.identifier(name)})`;
    await tx.execute(sql`select setval(${sequence}::regclass, coalesce(${highest}, 1), ${highest} is not null)`);
  }
}
