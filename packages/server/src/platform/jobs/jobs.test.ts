import { minuteMs } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordStatements } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { claimJobs, deleteExpiredJobs, finishAttempt, jobLeaseMs, queueJobs, requeueJob } from './job-queue.ts';
import { jobs, type JobRow } from './job.tables.ts';
import { runDueJobs, type JobKind, type JobOutcome } from './run-due-jobs.ts';

describe.each(testDatabases)('a job, on %s,', (database) => {
  let server: TestServer;
  const ran: string[] = [];
  let outcome: (job: JobRow) => JobOutcome;
  const kind: JobKind = {
    kind: 'test',
    retryDelaysMs: [minuteMs, 5 * minuteMs],
    run: async (job) => {
      ran.push(job.name);
      return outcome(job);
    },
  };
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await server.db.delete(jobs);
    ran.length = 0;
    outcome = () => ({ state: 'completed' });
  });

  const queue = (...names: string[]) =>
    queueJobs(
      server.db,
      names.map((name) => ({ storeId: server.storeId, kind: 'test', name })),
      server.deps.now(),
    );
  const run = () => runDueJobs(server.deps, [kind]);
  const rows = () => server.db.select().from(jobs);

  it('is queued with its change or not at all, and runs once in however many processes', async () => {
    const rolledBack = server.db.transaction(async (tx) => {
      await queueJobs(tx, [{ storeId: server.storeId, kind: 'test', name: 'never' }], server.deps.now());
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    const names = Array.from({ length: 25 }, (_, nth) => `job ${nth}`);
    await queue(...names);
    await Promise.all([run(), run(), run()]);
    expect(ran.toSorted()).toEqual(names.toSorted());
    expect(new Set((await rows()).map(({ state }) => state))).toEqual(new Set(['completed']));
  });

  it('costs one statement to look for when there is none', async () => {
    const recorder = recordStatements();
    try {
      expect((await recorder.during(run)).statements).toHaveLength(1);
    } finally {
      recorder.close();
    }
  });

  it('is retried after each delay, fails after the last attempt, and can be queued again', async () => {
    outcome = ({ name }) =>
      name === 'slow' ? { state: 'retry', error: 'busy', delayMs: 3 * minuteMs } : { state: 'retry', error: 'busy' };
    await queue('failing', 'slow');
    await run();
    const due = async (name: string) => {
      const [row] = (await rows()).filter((one) => one.name === name);
      return Math.round((row!.dueAt.getTime() - server.deps.now().getTime()) / minuteMs);
    };
    expect([await due('failing'), await due('slow')]).toEqual([1, 3]);
    server.advance(4 * minuteMs);
    await run();
    expect(await due('failing')).toBe(5);
    await run();
    expect(ran).toHaveLength(4);
    server.advance(6 * minuteMs);
    await run();
    const failed = (await rows()).find(({ name }) => name === 'failing')!;
    expect(failed).toMatchObject({ state: 'failed', attempts: 3, error: 'busy' });
    expect(failed.finishedAt).not.toBeNull();

    const again = { id: failed.id, storeId: server.storeId, now: server.deps.now() };
    expect(await requeueJob(server.db, { ...again, storeId: 'another store' })).toBe(false);
    expect(await requeueJob(server.db, again)).toBe(true);
    expect(await requeueJob(server.db, again)).toBe(false);
    outcome = () => ({ state: 'completed' });
    await run();
    expect((await rows()).find(({ id }) => id === failed.id)).toMatchObject({ state: 'completed', attempts: 1 });
  });

  it('that throws does not stop the others, and one that cannot succeed fails at once', async () => {
    outcome = ({ name }) => {
      if (name === 'throws') throw new Error('with the address of a shopper');
      return name === 'refused' ? { state: 'failed', error: 'gone' } : { state: 'completed' };
    };
    await queue('throws', 'refused', 'fine');
    await run();
    expect((await rows()).map(({ name, state, error }) => [name, state, error]).toSorted()).toEqual([
      ['fine', 'completed', null],
      ['refused', 'failed', 'gone'],
      ['throws', 'queued', 'internal_error'],
    ]);
  });

  it('whose process was killed runs again after the lease, and the late result of the first is ignored', async () => {
    await queue('lost');
    const [first] = await claimJobs(server.db, ['test'], server.deps.now(), 10);
    await run();
    expect(ran).toEqual([]);
    server.advance(jobLeaseMs + 1000);
    outcome = () => ({ state: 'retry', error: 'busy' });
    await run();
    expect(ran).toEqual(['lost']);
    expect(await finishAttempt(server.db, first!, { state: 'completed', error: null })).toBe(false);
    expect(await rows()).toMatchObject([{ state: 'queued', attempts: 2, error: 'busy' }]);
    // A job that ends its process each time is not tried for ever.
    for (let nth = 0; nth < 2; nth += 1) {
      server.advance(jobLeaseMs + minuteMs);
      await claimJobs(server.db, ['test'], server.deps.now(), 10);
    }
    server.advance(jobLeaseMs + minuteMs);
    await run();
    expect(ran).toEqual(['lost']);
    expect(await rows()).toMatchObject([{ state: 'failed', error: 'process_lost' }]);
  });

  it('is deleted some time after it has finished, not before', async () => {
    await queue('done');
    await run();
    await queue('waiting');
    await deleteExpiredJobs(server.db, new Date(server.deps.now().getTime() + minuteMs));
    expect((await rows()).map(({ name }) => name)).toEqual(['waiting']);
  });
});
