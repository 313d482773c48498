import { hourMs } from '@smallshop/contract';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runJobs } from './jobs.ts';
import { idempotentResponses } from '../../platform/idempotency/idempotency.tables.ts';
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
