import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageQuery } from '../common/page.ts';
import { route } from '../common/route.ts';
import { jobEndpoints } from './job.endpoints.ts';
import { jobKindSchema, jobPageSchema, jobSchema, jobSortSchema, jobStateSchema } from './job.schemas.ts';

export const jobRoutes = {
  list: route({
    endpoint: jobEndpoints.list,
    summary: 'List background jobs: e-mails, webhook deliveries and bulk operations. Default order: newest first',
    key: 'secret',
    query: z.object({
      ...pageQuery,
      state: z.optional(jobStateSchema),
      kind: z.optional(jobKindSchema),
      sort: z.optional(jobSortSchema),
    }),
    response: jobPageSchema,
    errors: [],
  }),
  get: route({
    endpoint: jobEndpoints.get,
    summary: 'Get one background job',
    key: 'secret',
    response: jobSchema,
    errors: ['not_found'],
  }),
  retry: route({
    endpoint: jobEndpoints.retry,
    summary: 'Queue a failed job again, with all its attempts',
    key: 'secret',
    body: component('JobRetry', z.object({})),
    response: jobSchema,
    errors: ['not_found', 'job_state_conflict'],
  }),
};
