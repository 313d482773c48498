import { defaultPageSize, refuse, routes, type Job, type Refusal } from '@smallshop/contract';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { requeueJob } from '../../platform/jobs/job-queue.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { findJobs, requeueMail } from './job.repo.ts';

async function show({ db, store }: RequestContext, id: string): Promise<Job | Refusal> {
  const [job] = await findJobs(db, { storeId: store.id, id, sort: 'newest', limit: 1 });
  return job ?? refuse('not_found', { field: 'jobId' });
}

export const jobTopic = [
  bind(routes.job.list, async ({ db, store }, { limit = defaultPageSize, cursor, state, kind, sort = 'newest' }) => {
    const last = cursor === undefined ? undefined : readCursor(cursor, sort, 'moment');
    if (last === null) return badCursor();
    const after = last && { createdAt: String(last.key), id: last.id };
    const rows = await findJobs(db, { storeId: store.id, sort, limit: limit + 1, state, kind, after });
    const { shown, nextCursor } = cutPage(rows, limit, ({ id, createdAt }) => ({ order: sort, key: createdAt, id }));
    return { items: shown, nextCursor };
  }),

  bind(routes.job.get, (context, { jobId }) => show(context, jobId)),

  bind(routes.job.retry, async (context, { jobId }) => {
    const { db, store, now } = context;
    const job = { id: jobId, storeId: store.id, now: now() };
    if ((await requeueJob(db, job)) || (await requeueMail(db, job))) return show(context, jobId);
    const found = await show(context, jobId);
    if (!('state' in found)) return found;
    const detail =
      found.state === 'failed'
        ? 'An e-mail with a code cannot be sent again. The shopper asks for a new code.'
        : `The job is ${found.state}. Only a failed job can be retried.`;
    return refuse('job_state_conflict', { detail });
  }),
];
