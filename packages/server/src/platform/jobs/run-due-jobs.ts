import type { Logger } from 'pino';
import type { Database } from '../database/client.ts';
import { claimJobs, finishAttempt } from './job-queue.ts';
import { inSpan, type Tracing } from '../tracing/tracing.ts';
import type { JobRow } from './job.tables.ts';

/**
 * The result of an attempt. `retry` becomes `failed` after the last attempt. `error` is a code, never text from
 * outside. `delayMs` is the shortest delay that the other side asked for. `continued`: a part of the work is done; the
 * job is queued again, behind others that are due, and this was no attempt.
 */
export type JobOutcome =
  | { state: 'completed' }
  | { state: 'continued' }
  | { state: 'retry'; error: string; delayMs?: number }
  | { state: 'failed'; error: string };

/** The code that runs one kind of job. It may run twice for one job, after a crash. */
export interface JobKind {
  kind: string;
  /** Delays before the second attempt, the third, and so on. After the last one the job fails. */
  retryDelaysMs: readonly number[];
  run(job: JobRow): Promise<JobOutcome>;
}

export interface JobRunner {
  db: Database;
  now: () => Date;
  log: Logger;
  /** How many jobs run at the same time in one process. Default: 10, because most jobs wait for other servers. */
  maxConcurrent?: number;
  tracing?: Tracing | undefined;
  /** No job is claimed once it is aborted. */
  signal?: AbortSignal | undefined;
}

/** How many jobs one call runs at most, so that other work is not delayed. */
const maxJobs = 200;

/**
 * Runs due jobs until none is left. A call without due jobs costs one statement. Safe in several processes at once. A
 * failing job does not stop the others.
 */
export async function runDueJobs(runner: JobRunner, kinds: readonly JobKind[]): Promise<void> {
  const names = kinds.map(({ kind }) => kind);
  const { signal, maxConcurrent = 10 } = runner;
  for (let started = 0; started < maxJobs && !signal?.aborted;) {
    const claimed = await claimJobs(runner.db, names, runner.now(), maxConcurrent);
    if (claimed.length === 0) return;
    started += claimed.length;
    await Promise.all(
      claimed.map((job) =>
        runTraced(
          runner,
          kinds.find(({ kind }) => kind === job.kind)!,
          job,
        ),
      ),
    );
  }
}

/** Runs a job in a span, as a part of the trace of the request that has queued it. */
async function runTraced(runner: JobRunner, kind: JobKind, job: JobRow): Promise<void> {
  const attributes = {
    'smallshop.job.kind': job.kind,
    'smallshop.job.id': job.id,
    'smallshop.job.attempts': job.attempts,
  };
  const start = {
    name: `job ${job.kind}`,
    kind: 'consumer',
    attributes,
    traceparent: job.traceparent ?? undefined,
  } as const;
  await inSpan(
    runner.tracing,
    start,
    () => runJob(runner, kind, job),
    (result) => {
      return 'value' in result && 'error' in result.value ? { error: result.value.error } : {};
    },
  );
}

/** Returns the result of the attempt. */
async function runJob({ db, now, log }: JobRunner, { retryDelaysMs, run }: JobKind, job: JobRow): Promise<JobOutcome> {
  const names = { job: job.id, kind: job.kind, attempts: job.attempts };
  // More attempts than there are: each ended with its process, perhaps because of this job.
  const isLost = job.attempts > retryDelaysMs.length + 1;
  const attempt = async (): Promise<JobOutcome> => (isLost ? { state: 'failed', error: 'process_lost' } : run(job));
  const outcome = await attempt().catch((error: unknown): JobOutcome => {
    // Only the name: the message may quote personal data.
    const { name } = error instanceof Error ? error : { name: 'unknown' };
    log.error({ ...names, error: name }, 'job threw');
    return { state: 'retry', error: 'internal_error' };
  });
  if (outcome.state === 'completed') {
    await finishAttempt(db, job, { state: 'completed', error: null, finishedAt: now() });
    return outcome;
  }
  if (outcome.state === 'continued') {
    await finishAttempt(db, job, { state: 'queued', error: null, dueAt: now(), attempts: job.attempts - 1 });
    return outcome;
  }
  const { error } = outcome;
  const delayMs = outcome.state === 'retry' ? retryDelaysMs[job.attempts - 1] : undefined;
  if (delayMs === undefined) {
    log.warn({ ...names, error }, 'job failed, it is not tried again');
    await finishAttempt(db, job, { state: 'failed', error, finishedAt: now() });
    return outcome;
  }
  const wait = Math.max(delayMs, outcome.state === 'retry' ? (outcome.delayMs ?? 0) : 0);
  log.info({ ...names, error }, 'job is tried again later');
  await finishAttempt(db, job, { state: 'queued', error, dueAt: new Date(now().getTime() + wait) });
  return outcome;
}
