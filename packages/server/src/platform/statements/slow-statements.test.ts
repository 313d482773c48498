import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPglite, prepareClusters, testDatabases } from '../../test-support/test-database.ts';
import { createTestDatabase } from '../../test-support/test-postgres.ts';
import { fromPglite, openDatabase, type OpenDatabase } from '../database/client.ts';
import { runInScope } from './request-scope.ts';
import { logSlowStatements } from './log-slow-statements.ts';
import { observePglite } from './observe-statements.ts';

describe.each(testDatabases)('slow statements, on %s', (kind) => {
  let database: OpenDatabase;
  let drop = async () => {};
  const logged: Record<string, unknown>[] = [];
  beforeAll(async () => {
    const log = { warn: (entry: object) => void logged.push(entry as Record<string, unknown>) };
    const observe = logSlowStatements(log, 20);
    if (kind === 'pglite') {
      const client = await loadPglite((await prepareClusters()).migrated);
      observePglite(client, observe);
      database = fromPglite(client);
    } else {
      const test = await createTestDatabase();
      drop = test.drop;
      database = await openDatabase({ url: test.url }, { observe });
    }
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  it('are logged with the id of their request and without values, in transactions too', async () => {
    const { db } = database;
    await db.execute(sql`select 1`);
    logged.length = 0;
    const slow = sql`select pg_sleep(0.03), ${'ada@example.com'}::text`;
    await runInScope({ requestId: 'req_12345678' }, async () => db.execute(slow));
    await db.transaction((tx) => tx.execute(slow));
    await expect(db.execute(sql`select 1 / (case when pg_sleep(0.03) is null then 1 else 0 end)`)).rejects.toThrow();
    // A busy machine may need as long for others.
    const sleeping = logged.filter(({ statement }) => String(statement).includes('pg_sleep'));
    expect(sleeping).toMatchObject([
      { requestId: 'req_12345678', statement: 'select pg_sleep(0.03), $1::text', failed: false },
      { statement: 'select pg_sleep(0.03), $1::text', failed: false },
      { failed: true },
    ]);
    expect(sleeping[0]!['ms']).toBeGreaterThanOrEqual(30);
    expect(sleeping[1]).not.toHaveProperty('requestId');
    expect(JSON.stringify(logged)).not.toContain('ada@');
  });
});
