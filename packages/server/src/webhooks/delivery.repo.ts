import type { JobState } from '@smallshop/contract';
import { and, desc, eq, notExists, sql } from 'drizzle-orm';
import type { Database } from '../platform/database/client.ts';
import { newId } from '../platform/database/ids.ts';
import { queueJobs } from '../platform/jobs/job-queue.ts';
import { jobs, type JobRow } from '../platform/jobs/job.tables.ts';
import {
  webhookDeliveries,
  webhookEndpoints,
  webhookMessages,
  type WebhookEndpointRow,
  type WebhookMessageRow,
} from './webhook.tables.ts';

/** Kind of the jobs that deliver a message to an endpoint. The triggers of the migration write it too. */
export const webhookJobKind = 'webhook';

export interface DeliveryFound {
  job: JobRow;
  message: WebhookMessageRow;
  delivery: typeof webhookDeliveries.$inferSelect;
}

const delivered = { job: jobs, message: webhookMessages, delivery: webhookDeliveries };

function selectDeliveries(db: Database) {
  return db
    .select(delivered)
    .from(webhookDeliveries)
    .innerJoin(jobs, eq(jobs.id, webhookDeliveries.jobId))
    .innerJoin(webhookMessages, eq(webhookMessages.id, webhookDeliveries.messageId));
}

export interface DeliveryQuery {
  storeId: string;
  endpointId: string;
  limit: number;
  id?: string;
  state?: JobState | undefined;
  /** The last delivery of the page before. */
  after?: { createdAt: string; id: string } | undefined;
}

/** Newest first. */
export function findDeliveries(
  db: Database,
  { storeId, endpointId, limit, id, state, after }: DeliveryQuery,
): Promise<DeliveryFound[]> {
  const { createdAt, jobId } = webhookDeliveries;
  return selectDeliveries(db)
    .where(
      and(
        eq(jobs.storeId, storeId),
        eq(webhookDeliveries.endpointId, endpointId),
        id === undefined ? undefined : eq(jobId, id),
        state && eq(jobs.state, state),
        after && sql`(${createdAt}, ${jobId}) < (${after.createdAt}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(createdAt), desc(jobId))
    .limit(limit);
}

/** Returns what an attempt needs: the message and the endpoint. */
export async function findDelivery(
  db: Database,
  jobId: string,
): Promise<{ message: WebhookMessageRow; endpoint: WebhookEndpointRow } | undefined> {
  const [found] = await db
    .select({ message: webhookMessages, endpoint: webhookEndpoints })
    .from(webhookDeliveries)
    .innerJoin(webhookMessages, eq(webhookMessages.id, webhookDeliveries.messageId))
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(eq(webhookDeliveries.jobId, jobId));
  return found;
}

export async function recordAttempt(
  db: Database,
  jobId: string,
  attempt: { attemptedAt: Date; durationMs: number; responseStatus: number | null; responseBody: string | null },
): Promise<void> {
  await db.update(webhookDeliveries).set(attempt).where(eq(webhookDeliveries.jobId, jobId));
}

/** Stores the body of a message, and returns the body that was stored first. */
export async function storeBody(db: Database, id: string, body: string): Promise<string> {
  const [stored] = await db
    .update(webhookMessages)
    .set({ body: sql`coalesce(${webhookMessages.body}, ${body})` })
    .where(eq(webhookMessages.id, id))
    .returning({ body: webhookMessages.body });
  return stored?.body ?? body;
}

/** Queues an event of the type `webhook.test` for one endpoint. Returns the id of the delivery. */
export async function queueTestMessage(
  db: Database,
  endpoint: WebhookEndpointRow,
  { now, traceparent = null }: { now: Date; traceparent?: string | undefined | null },
): Promise<string> {
  const { id: endpointId, storeId } = endpoint;
  const [jobId, messageId] = [newId('job'), newId('msg')];
  const type = 'webhook.test';
  await db.transaction(async (tx) => {
    const message = { id: messageId, storeId, type, subjectId: endpointId, eventKey: messageId, occurredAt: now };
    await tx.insert(webhookMessages).values({ ...message, type });
    await queueJobs(
      tx,
      [{ id: jobId, storeId, kind: webhookJobKind, name: type, reference: endpointId, traceparent }],
      now,
    );
    await tx.insert(webhookDeliveries).values({ jobId, endpointId, messageId, createdAt: now });
  });
  return jobId;
}

/** Deletes messages whose deliveries are all deleted. */
export async function deleteUndeliveredMessages(db: Database): Promise<void> {
  const deliveries = db
    .select({ one: sql`1` })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.messageId, webhookMessages.id));
  await db.delete(webhookMessages).where(notExists(deliveries));
}
