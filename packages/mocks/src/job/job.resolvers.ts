import { refuse, type Job } from '@smallshop/contract';
import { pageOf } from '../catalog/page.ts';
import type { Resolvers } from '../shop/resolver.ts';
import type { ShopState } from '../shop/shop-state.ts';

/** The mock shop sends no e-mails, so the confirmation of each order is a failed job. */
function jobsOf(shop: ShopState): Job[] {
  return [...shop.orders.values()].map(({ order }): Job => {
    const id = `mail_${order.id}`;
    const isQueued = shop.retriedJobs.has(id);
    return {
      id,
      kind: 'email',
      name: 'order_confirmation',
      reference: order.id,
      state: isQueued ? 'queued' : 'failed',
      attempts: isQueued ? 0 : 10,
      error: isQueued ? null : 'not_delivered',
      createdAt: order.placedAt,
      nextAttemptAt: isQueued ? order.placedAt : null,
      finishedAt: isQueued ? null : order.placedAt,
    };
  });
}

export const jobResolvers: Resolvers<'job'> = {
  list({ state, kind, sort = 'newest', ...page }, { shop }) {
    const all = jobsOf(shop).filter(
      (job) => (state === undefined || job.state === state) && (kind === undefined || job.kind === kind),
    );
    return pageOf(sort === 'newest' ? all.toReversed() : all, page);
  },
  get: ({ jobId }, { shop }) => jobsOf(shop).find(({ id }) => id === jobId) ?? refuse('not_found', { field: 'jobId' }),
  retry({ jobId }, { shop }) {
    const job = jobsOf(shop).find(({ id }) => id === jobId);
    if (!job) return refuse('not_found', { field: 'jobId' });
    if (job.state !== 'failed') return refuse('job_state_conflict', { detail: `The job is ${job.state}.` });
    shop.retriedJobs.add(jobId);
    return jobsOf(shop).find(({ id }) => id === jobId)!;
  },
};
