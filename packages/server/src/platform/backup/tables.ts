import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { queryRows } from './query-rows.ts';

/** A table of the database, as the database itself describes it. */
export interface TableColumns {
  name: string;
  /** Without those that the database computes. */
  columns: string[];
  /** The columns of the primary key. Text is compared by its bytes, so that every database has the same order. */
  key: { name: string; isText: boolean }[];
  /** The other tables that its foreign keys refer to. */
  refersTo: string[];
}

/** The columns as a list for a statement. */
export const columnsOf = ({ columns }: TableColumns): SQL =>
  sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );

/** The comment on a table that means nothing in another database. */
const notInBackups = 'not in backups';

/** Returns every table that a backup has, those that others refer to first. */
export async function findTables(db: Database): Promise<TableColumns[]> {
  const tables = await queryRows<TableColumns>(
    db,
    sql`select t.relname as "name",
        (select json_agg(a.attname order by a.attnum) from pg_attribute a
          where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as "columns",
        (select coalesce(json_agg(json_build_object('name', a.attname, 'isText', a.atttypid = 'text'::regtype)
            order by k.nth), '[]')
          from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, nth)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
          where i.indrelid = t.oid and i.indisprimary) as "key",
        (select coalesce(json_agg(distinct r.relname), '[]') from pg_constraint f
          join pg_class r on r.oid = f.confrelid
          where f.contype = 'f' and f.conrelid = t.oid and f.confrelid <> t.oid) as "refersTo"
      from pg_class t
      where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace
        and obj_description(t.oid, 'pg_class') is distinct from ${notInBackups}
      order by t.relname collate "C"`,
  );
  return inOrder(tables);
}

function inOrder(tables: readonly TableColumns[]): TableColumns[] {
  const ordered: TableColumns[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const done = new Set(ordered.map(({ name }) => name));
    const ready = waiting.filter(({ refersTo }) => refersTo.every((name) => done.has(name)));
    if (ready.length === 0)
      throw new Error(`The tables ${waiting.map(({ name }) => name).join(', ')} refer to each other in a circle.`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** Returns the names of the tables that have a row. */
export async function findFilledTables(db: Database, tables: readonly TableColumns[]): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const [row] = await queryRows<{ filled: boolean }>(
      db,
      sql`select exists (select from ${sql.identifier(name)}) as filled`,
    );
    if (row!.filled) filled.push(name);
  }
  return filled;
}
