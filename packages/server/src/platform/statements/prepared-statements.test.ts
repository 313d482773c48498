import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateLimits } from '../limits/rate-limit.tables.ts';
import { openTestDatabase, testDatabases } from '../../test-support/test-database.ts';
import type { Database, OpenDatabase } from '../database/client.ts';
import { openPostgres } from '../database/postgres.ts';

describe.skipIf(!testDatabases.includes('postgres'))('a statement', () => {
  let database: OpenDatabase;
  beforeAll(async () => void (database = await openTestDatabase('postgres')));
  afterAll(() => database.close());

  const preparedOf = async (db: Database) => {
    const { rows } = (await db.execute(
      sql`select name from pg_prepared_statements where statement like '%from "rate_limits"%'`,
    )) as unknown as { rows: { name: string }[] };
    return rows.length;
  };

  it('with parameters is planned once for a connection, also in transactions', async () => {
    await database.db.transaction(async (tx) => {
      for (const key of ['one', 'two'])
        await tx
          .select()
          .from(rateLimits)
          .where(sql`${rateLimits.key} = ${key}`);
      expect(await preparedOf(tx)).toBe(1);
    });
  });

  it('is not prepared if the URL of the database says so', async () => {
    const own = openPostgres(`${process.env['TEST_DATABASE_URL']}?prepare=false`);
    await own.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 as one where ${1} = 1`);
      const { rows } = (await tx.execute(sql`select name from pg_prepared_statements`)) as unknown as {
        rows: object[];
      };
      expect(rows).toEqual([]);
    });
    await own.close();
  });

  it('without parameters is sent as it is', async () => {
    await database.db.transaction(async (tx) => {
      const before = await preparedOf(tx);
      await tx.select({ key: rateLimits.key }).from(rateLimits);
      expect(await preparedOf(tx)).toBe(before);
    });
  });
});
