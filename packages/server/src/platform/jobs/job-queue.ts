import { minuteMs } from '@smallshop/contract';
import { and, asc, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { rowLock } from '../statements/row-lock.ts';
import { newId } from '../database/ids.ts';
import type { PreparedWrite } from '../statements/write-together.ts';
import { jobs, type JobRow } from './job.tables.ts';

/** After this many milliseconds a job that is running counts as lost with its process. */
export const jobLeaseMs = 5 * minuteMs;

export type NewJob = Pick<JobRow, 'storeId' | 'kind' | 'name'> &
  Partial<Pick<JobRow, 'id' | 'reference' | 'traceparent'>>;

/** Prepares the queueing of jobs in the transaction of the change that causes them. They run after its commit. */
export function queueJobs(tx: Database, list: readonly NewJob[], now: Date): PreparedWrite {
  return tx.insert(jobs).values(list.map((job) => ({ id: newId('job'), ...job, dueAt: now, createdAt: now })));
}

/**
 * Claims due jobs of these kinds, the oldest first, in one statement. Another process that claims at the same time
 * gets other jobs. A job whose process was lost is among them after `jobLeaseMs`.
 */
export function claimJobs(db: Database, kinds: readonly string[], now: Date, limit: number): Promise<JobRow[]> {
  // As a common table expression it runs once. PostgreSQL may repeat a subquery, and lock more rows than the limit.
  const due = db.$with('due').as(
    db
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(inArray(jobs.state, ['queued', 'running']), lte(jobs.dueAt, now), inArray(jobs.kind, [...kinds])))
      .orderBy(asc(jobs.dueAt))
      .limit(limit)
      .for(rowLock, { skipLocked: true }),
  );
  return db
    .with(due)
    .update(jobs)
    .set({ state: 'running', attempts: sql`${jobs.attempts} + 1`, dueAt: new Date(now.getTime() + jobLeaseMs) })
    .where(inArray(jobs.id, db.select({ id: due.id }).from(due)))
    .returning();
}

/**
 * Records the result of an attempt. Does nothing and returns false if the job was claimed again meanwhile, because
 * its lease had expired.
 */
export async function finishAttempt(
  db: Database,
  { id, attempts }: Pick<JobRow, 'id' | 'attempts'>,
  changes: Pick<JobRow, 'state' | 'error'> & Partial<Pick<JobRow, 'dueAt' | 'finishedAt' | 'attempts'>>,
): Promise<boolean> {
  const own = and(eq(jobs.id, id), eq(jobs.attempts, attempts), eq(jobs.state, 'running'));
  return (await db.update(jobs).set(changes).where(own).returning({ id: jobs.id })).length > 0;
}

/**
 * Keeps a job that is running from being claimed again for another `jobLeaseMs`. Returns false if it was claimed
 * meanwhile, or has ended.
 */
export function extendLease(db: Database, job: Pick<JobRow, 'id' | 'attempts'>, now: Date): Promise<boolean> {
  return finishAttempt(db, job, { state: 'running', error: null, dueAt: new Date(now.getTime() + jobLeaseMs) });
}

/** Queues a finished job again, with all its attempts. Returns false if it is not finished, or not of this store. */
export async function requeueJob(
  db: Database,
  { id, storeId, now }: { id: string; storeId: string; now: Date },
  states: readonly JobRow['state'][] = ['failed'],
): Promise<boolean> {
  const own = and(eq(jobs.id, id), eq(jobs.storeId, storeId), inArray(jobs.state, [...states]));
  const changes = { state: 'queued', attempts: 0, dueAt: now, finishedAt: null, error: null } as const;
  return (await db.update(jobs).set(changes).where(own).returning({ id: jobs.id })).length > 0;
}

/** Deletes finished jobs that were created before `before`, and what refers to them. */
export async function deleteExpiredJobs(db: Database, before: Date): Promise<void> {
  await db.delete(jobs).where(and(inArray(jobs.state, ['completed', 'failed']), lt(jobs.createdAt, before)));
}

/** Deletes jobs of a kind that finished before `before`, and what refers to them. */
export async function deleteFinishedJobs(db: Database, kind: string, before: Date): Promise<void> {
  const hasEnded = and(eq(jobs.kind, kind), inArray(jobs.state, ['completed', 'failed']));
  await db.delete(jobs).where(and(hasEnded, lt(jobs.finishedAt, before)));
}
