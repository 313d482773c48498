import { getTableColumns, sql, type InferInsertModel, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { copierOf } from './copy-rows.ts';
import type { StatementRunner } from './write-together.ts';

// Statements with one parameter, however many rows there are. The query builder takes more time for a thousand rows
// than the database. All rows of a statement have the same columns. Without rows nothing is done.

/** Copies rows into a table, which takes a tenth less than an `insert`. Part of a transaction. */
export function insertRows<T extends PgTable>(
  tx: CopyingTransaction,
  table: T,
  rows: readonly InferInsertModel<T>[],
): Promise<void> {
  return insertInTurn(tx, [newRows(table, rows)]);
}

type CopyingTransaction = Parameters<typeof copierOf>[0];

/** Rows that a table does not have. */
export interface NewRows {
  table: PgTable;
  rows: readonly Record<string, unknown>[];
}

export const newRows = <T extends PgTable>(table: T, rows: readonly InferInsertModel<T>[]): NewRows => ({
  table,
  rows,
});

/** The same for several tables, in this order. The rows of one become text while the database writes those before. */
export async function insertInTurn(tx: CopyingTransaction, list: readonly NewRows[]): Promise<void> {
  let written = Promise.resolve();
  for (const { table, rows } of list) {
    if (rows.length === 0) continue;
    const columns: Record<string, PgColumn> = getTableColumns(table);
    const keys = keysOf(rows);
    const given = keys.map((key) => columns[key]!);
    const lines = rows.map((row) => given.map((column, nth) => copyText(column, row[keys[nth]!])).join('\t'));
    const text = Buffer.from(`${lines.join('\n')}\n`);
    await written;
    written = copierOf(tx).copyIn(sql`${table} (${columnList(given.map(({ name }) => name))})`, { text });
    // Its error is thrown where it is waited for.
    written.catch(() => {});
  }
  await written;
}

/** Lone surrogates are among them, and the halves of right pairs. */
const maybeSpecial = /[\\\t\n\r\ud800-\udfff]/;
const special = /[\\\t\n\r]|\p{Surrogate}/gu;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in PostgreSQL's text format. A lone surrogate becomes a byte that the database refuses. */
function copyText(column: PgColumn, value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = String(column.mapToDriverValue(value));
  return maybeSpecial.test(text) ? text.replace(special, (found) => escapes[found] ?? '\\xED') : text;
}

/** Inserts rows, or changes those with the same primary key or unique key. Rows that are equal are left alone. */
export async function upsertRows<T extends PgTable>(
  tx: StatementRunner,
  table: T,
  key: readonly PgColumn[],
  rows: readonly InferInsertModel<T>[],
): Promise<void> {
  if (rows.length === 0) return;
  const { names, given } = read(table, rows);
  const values = withoutKey(names, key);
  await tx.execute(sql`insert into ${table} (${columnList(names)}) select ${columnList(names)} from ${given}
    on conflict (${columnList(key.map(({ name }) => name))}) do update set ${assign(values, 'excluded')}
    where ${differs(table, values, 'excluded')}`);
}

/** Changes the rows with these ids. Rows that are equal are left alone. */
export async function updateRows<T extends PgTable & { id: PgColumn }>(
  tx: StatementRunner,
  table: T,
  rows: readonly (Partial<InferInsertModel<T>> & { id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const { names, given } = read(table, rows);
  const values = withoutKey(names, [table.id]);
  await tx.execute(sql`update ${table} set ${assign(values, 'given')} from ${given} as given
    where ${table.id} = given.id and ${differs(table, values, 'given')}`);
}

/** The names of the columns, and the rows as a relation of the table's type. */
function read(table: PgTable, rows: readonly Record<string, unknown>[]): { names: string[]; given: SQL } {
  const columns: Record<string, PgColumn> = getTableColumns(table);
  const keys = keysOf(rows);
  const nameOf = (key: string) => columns[key]!.name;
  const text = JSON.stringify(rows.map((row) => Object.fromEntries(keys.map((key) => [nameOf(key), row[key]]))));
  return { names: keys.map(nameOf), given: sql`json_populate_recordset(null::${table}, ${text}::json)` };
}

function keysOf(rows: readonly Record<string, unknown>[]): string[] {
  const keys = Object.keys(rows[0]!);
  if (rows.some((row) => Object.keys(row).length !== keys.length))
    throw new TypeError('Rows of one statement have different columns.');
  return keys;
}

const withoutKey = (names: readonly string[], key: readonly PgColumn[]) =>
  names.filter((name) => !key.some((column) => column.name === name));

const separated = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);

const columnList = (names: readonly string[]) => separated(names.map((name) => sql`${sql.identifier(name)}`));

const qualified = (names: readonly string[], relation: string) =>
  separated(names.map((name) => sql`${sql.identifier(relation)}.${sql.identifier(name)}`));

const assign = (names: readonly string[], from: string) =>
  separated(names.map((name) => sql`${sql.identifier(name)} = ${qualified([name], from)}`));

const differs = (table: PgTable, names: readonly string[], other: string) => {
  const present = separated(names.map((name) => sql`${table}.${sql.identifier(name)}`));
  return sql`(${present}) is distinct from (${qualified(names, other)})`;
};
