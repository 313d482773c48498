import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, testDatabases } from '../../test-support/test-database.ts';
import type { OpenDatabase } from './client.ts';

describe.each(testDatabases)('the tables of a database, on %s', (kind) => {
  let database: OpenDatabase;
  beforeEach(async () => void (database = await openTestDatabase(kind)));
  afterEach(() => database.close());

  test('are brought up to date again without harm', async () => {
    await database.migrate();
    expect((await database.db.execute(sql`select count(*)::int as stores from stores`)) as unknown).toMatchObject({
      rows: [{ stores: 0 }],
    });
  });

  test('of another version are refused with what to do, and left as they are', async () => {
    await database.db.execute(sql`update drizzle.__drizzle_migrations set hash = 'of another version'`);
    await database.db.execute(sql`create table theirs (id int)`);
    await expect(database.migrate()).rejects.toThrow(/another version of SmallShop.*SMALLSHOP_DATA_DIR/);
    expect((await database.db.execute(sql`select to_regclass('theirs')::text as name`)) as unknown).toMatchObject({
      rows: [{ name: 'theirs' }],
    });
  });
});
