import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../test-support/test-database.ts';
import type { OpenDatabase } from '../database/client.ts';
import { queryRows } from './query-rows.ts';
import { findFilledTables, findTables } from './tables.ts';
import { fillTables } from './write-rows.ts';

describe.each(testDatabases)('tables that are filled, on %s,', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  /** Definitions of the columns, indexes, triggers, and constraints of all kinds. */
  const schema = () =>
    queryRows<{ rule: string }>(
      database.db,
      sql`select pg_get_indexdef(i.indexrelid) as rule from pg_index i join pg_class t on t.oid = i.indrelid
          where t.relnamespace = current_schema()::regnamespace
        union all select format('%s: %s', conname, pg_get_constraintdef(oid)) from pg_constraint
          where connamespace = current_schema()::regnamespace
        union all select format('%s, enabled %s', pg_get_triggerdef(g.oid), g.tgenabled) from pg_trigger g
          join pg_class t on t.oid = g.tgrelid
          where t.relnamespace = current_schema()::regnamespace and not g.tgisinternal
        union all select format('%s.%s is not null', t.relname, a.attname) from pg_attribute a
          join pg_class t on t.oid = a.attrelid
          where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and a.attnum > 0 and a.attnotnull
        order by rule`,
    );

  it('have the same schema as before, and no row if one breaks a constraint', async () => {
    const { db } = database;
    const tables = await findTables(db);
    const before = await schema();
    const fillVersions = (...rows: string[]) =>
      fillTables<string>(db, tables, {
        async *read({ name }) {
          if (name === 'catalog_versions') yield* rows;
        },
        write: ({ copyIn }, { name }, text) =>
          copyIn(sql`${sql.identifier(name)} (store_id, version)`, { text: Buffer.from(text) }),
      });
    // No such store; the same store twice; text that is no row. They are found at the end, in between, and at once.
    const because = (message: RegExp) => ({ cause: { message: expect.stringMatching(message) } });
    await expect(fillVersions('no store\t1\n')).rejects.toMatchObject(because(/foreign key/));
    await expect(fillVersions('one\t1\n', 'one\t1\n')).rejects.toMatchObject(because(/could not create unique index/));
    await expect(fillVersions('a line\n', 'more\t1\n')).rejects.toMatchObject(because(/missing data for column/));
    expect(await findFilledTables(db, tables)).toEqual([]);
    expect(await schema()).toEqual(before);
    await fillVersions();
    expect(await schema()).toEqual(before);
    expect(before.length).toBeGreaterThan(600);
  });
});
