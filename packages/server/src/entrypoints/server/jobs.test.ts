import { hourMs } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runJobs } from './jobs.ts';
import { idempotentResponses } from '../../platform/idempotency/idempotency.tables.ts';
import { openTestDatabase } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ database: 'pglite' });
});
afterAll(() => server.close());

it('deletes responses of yesterday and keeps those of today', async () => {
  const at = (hours: number) => new Date(server.deps.now().getTime() - hours * hourMs);
  await server.db.insert(idempotentResponses).values([
    { id: 'yesterday', bodyHash: '', startedAt: at(25) },
    { id: 'today', bodyHash: '', startedAt: at(1) },
  ]);
  await runJobs(server.deps);
  expect((await server.db.select().from(idempotentResponses)).map(({ id }) => id)).toEqual(['today']);
});

it('goes on with the other jobs when one fails, and logs which', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const broken = {
    transaction: () => Promise.reject(new Error('no connection')),
    select: () => {
      throw new Error('no connection');
    },
  };
  await runJobs({ ...server.deps, log, db: Object.assign(Object.create(server.db) as typeof server.db, broken) });
  expect(lines.join('\n')).toContain('recoverPayments');
  expect(lines.join('\n')).not.toContain('deleteExpiredResponses');
});

it('vacuums and analyses the tables that have changed, on PGlite, and leaves the others alone', async () => {
  const database = await openTestDatabase('pglite');
  const state = async () => {
    const { rows } = (await database.db.execute(sql`
      select relname as name, n_dead_tup::int as dead, n_mod_since_analyze::int as changed
      from pg_stat_user_tables
      where relname in ('rate_limits', 'idempotent_answers') order by relname`)) as unknown as {
      rows: object[];
    };
    return rows;
  };
  const startedAt = new Date();
  const row = (nth: number) => ({ id: `response ${nth}`, bodyHash: '', startedAt });
  await database.db.insert(idempotentResponses).values(Array.from({ length: 200 }, (_, nth) => row(nth)));
  await database.db.update(idempotentResponses).set({ bodyHash: 'changed' });
  await database.vacuum();
  expect(await state()).toEqual([
    { name: 'idempotent_answers', dead: 0, changed: 0 },
    { name: 'rate_limits', dead: 0, changed: 0 },
  ]);
  await database.db.insert(idempotentResponses).values(row(200));
  await database.vacuum();
  expect((await state())[0]).toEqual({ name: 'idempotent_answers', dead: 0, changed: 1 });
  await database.close();
});
