import { sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { queryRows } from './query-rows.ts';
import { suspendRules } from './suspended-rules.ts';
import type { TableColumns } from './tables.ts';

/**
 * Fills empty tables in one transaction. Triggers do not run: what they would compute is among the rows. Foreign keys
 * and other constraints are checked, most of them when all rows are there.
 */
export async function fillTables(
  db: Database,
  tables: readonly TableColumns[],
  rowsOfTable: (table: TableColumns) => AsyncIterable<string[]>,
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { name } of tables) await tx.execute(sql`alter table ${sql.identifier(name)} disable trigger user`);
    const restoreRules = await suspendRules(tx);
    for (const table of tables) {
      await writeWhileReading(rowsOfTable(table), (lines) => insertRows(tx, table, lines));
      await continueSequences(tx, table);
    }
    await restoreRules();
    for (const { name } of tables) await tx.execute(sql`alter table ${sql.identifier(name)} enable trigger user`);
  });
}

/** Reads the next rows while some are written: they may come from another database. */
async function writeWhileReading<T>(batches: AsyncIterable<T>, write: (batch: T) => Promise<void>): Promise<void> {
  let writing = Promise.resolve();
  try {
    for await (const batch of batches) {
      await writing;
      writing = write(batch);
      // Its error is thrown where it is waited for.
      writing.catch(() => {});
    }
  } finally {
    await writing.catch(() => {});
  }
  await writing;
}

async function insertRows(tx: Database, { name, columns }: TableColumns, lines: readonly string[]): Promise<void> {
  const chosen = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const table = sql.identifier(name);
  await tx.execute(sql`insert into ${table} (${chosen}) overriding system value
    select ${chosen} from json_populate_recordset(null::${table}, ${`[${lines.join(',')}]`}::json)`);
}

/** Numbers that the database gives go on after the highest. */
async function continueSequences(tx: Database, { name, columns }: TableColumns): Promise<void> {
  for (const column of columns) {
    const [found] = await queryRows<{ sequence: string | null }>(
      tx,
      sql`select pg_get_serial_sequence(${`"${name}"`}, ${column}) as sequence`,
    );
    if (!found?.sequence) continue;
    const highest = sql`(select max(${sql.identifier(column)}) from ${sql.identifier(name)})`;
    await tx.execute(sql`select setval(${found.sequence}::regclass, coalesce(${highest}, 1), ${highest} is not null)`);
  }
}
