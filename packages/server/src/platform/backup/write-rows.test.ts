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

  /** Definitions of the indexes, and of the constraints of all kinds. */
  const rules = () =>
    queryRows<{ rule: string }>(
      database.db,
      sql`select pg_get_indexdef(i.indexrelid) as rule from pg_index i join pg_class t on t.oid = i.indrelid
          where t.relnamespace = current_schema()::regnamespace
        union all select format('%s: %s', conname, pg_get_constraintdef(oid)) from pg_constraint
          where connamespace = current_schema()::regnamespace
        order by rule`,
    );

  it('have the same indexes and constraints as before, and no row if one breaks a constraint', async () => {
    const { db } = database;
    const tables = await findTables(db);
    const before = await rules();
    const fill = (...rows: string[]) =>
      fillTables(db, tables, async function* ({ name }) {
        if (name === 'catalog_versions') for (const row of rows) yield [row];
      });
    await expect(fill('{ "store_id": "no store", "version": 1 }')).rejects.toThrow();
    expect(await findFilledTables(db, tables)).toEqual([]);
    expect(await rules()).toEqual(before);
    await fill();
    expect(await rules()).toEqual(before);
    expect(before.length).toBeGreaterThan(150);
  });
});
