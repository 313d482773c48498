import { getTableColumns, sql, type InferInsertModel } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './client.ts';

/**
 * Inserts rows with one statement and one parameter, however many rows there are. Use it for batches: the query builder
 * takes more time for a thousand rows than the database. All rows have the same columns. Does nothing without rows.
 */
export async function insertRows<T extends PgTable>(
  tx: Database,
  table: T,
  rows: readonly InferInsertModel<T>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = getTableColumns(table);
  const keys = Object.keys(rows[0]!);
  const names = sql.join(
    keys.map((key) => sql.identifier(columns[key]!.name)),
    sql`, `,
  );
  const text = JSON.stringify(rows.map((row) => inDatabaseNames(row, keys, columns)));
  await tx.execute(
    sql`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${text}::json)`,
  );
}

function inDatabaseNames(
  row: Record<string, unknown>,
  keys: readonly string[],
  columns: Record<string, { name: string }>,
): Record<string, unknown> {
  if (Object.keys(row).length !== keys.length) throw new TypeError('Rows of one insert have different columns.');
  return Object.fromEntries(keys.map((key) => [columns[key]!.name, row[key]]));
}
