import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf } from '../common/page.ts';

/**
 * `email`: an e-mail to a shopper or to the merchant. `webhook`: the delivery of an event to a webhook endpoint.
 * `bulk_operation`: a bulk operation or an import, with the same id.
 */
export const jobKindSchema = z.enum(['email', 'webhook', 'bulk_operation']);
export type JobKindName = z.infer<typeof jobKindSchema>;

/**
 * `failed`: no attempt is left, or another attempt cannot succeed. It can be retried. `completed`: nothing is left to
 * do, also because a bulk operation was canceled, whose own state is `canceled` then.
 */
export const jobStateSchema = z.enum(['queued', 'running', 'completed', 'failed']);
export type JobState = z.infer<typeof jobStateSchema>;

/** Work that a change has caused and that the server does afterwards. */
export const jobSchema = component(
  'Job',
  z.object({
    id: z.string(),
    kind: jobKindSchema,
    /**
     * Of an e-mail, its kind, such as `order_confirmation`. Of a webhook, the type of the event. Of a bulk operation,
     * its type.
     */
    name: z.string(),
    /** Of an e-mail, the id of the order. Of a webhook, the id of the endpoint. */
    reference: z.nullable(z.string()),
    state: jobStateSchema,
    /** Number of attempts since it was queued, or queued again. */
    attempts: z.int(),
    /** Code of the last error. */
    error: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
    /** ISO 8601, UTC. Null if there is no next attempt. */
    nextAttemptAt: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    finishedAt: z.nullable(z.string()),
  }),
);
export type Job = z.infer<typeof jobSchema>;

export const jobPageSchema = component('JobPage', pageOf(jobSchema));
export const jobSortSchema = z.enum(['newest', 'oldest']);
export type JobSort = z.infer<typeof jobSortSchema>;
