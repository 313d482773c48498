import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Database } from '../platform/database/client.ts';
import { jobs } from '../platform/jobs/job.tables.ts';
import { webhookDeliveries, webhookEndpoints, type WebhookEndpointRow } from './webhook.tables.ts';

const ofStore = (storeId: string, id: string) =>
  and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.storeId, storeId));

/** Oldest first. */
export function findEndpoints(db: Database, storeId: string): Promise<WebhookEndpointRow[]> {
  return db
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.storeId, storeId))
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id));
}

export async function findEndpoint(db: Database, storeId: string, id: string): Promise<WebhookEndpointRow | undefined> {
  return (await db.select().from(webhookEndpoints).where(ofStore(storeId, id)))[0];
}

export async function countEndpoints(db: Database, storeId: string): Promise<number> {
  return (await db.select({ n: count() }).from(webhookEndpoints).where(eq(webhookEndpoints.storeId, storeId)))[0]!.n;
}

export async function insertEndpoint(db: Database, row: WebhookEndpointRow): Promise<void> {
  await db.insert(webhookEndpoints).values(row);
}

/** Returns the changed endpoint, or undefined if the store has no such endpoint. */
export async function updateEndpoint(
  db: Database,
  storeId: string,
  id: string,
  changes: Partial<Omit<WebhookEndpointRow, 'id' | 'storeId'>>,
): Promise<WebhookEndpointRow | undefined> {
  if (Object.keys(changes).length === 0) return findEndpoint(db, storeId, id);
  return (await db.update(webhookEndpoints).set(changes).where(ofStore(storeId, id)).returning())[0];
}

/** Deletes an endpoint with its deliveries and their jobs. Returns false if the store has no such endpoint. */
export function deleteEndpoint(db: Database, storeId: string, id: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const deliveries = tx
      .select({ id: webhookDeliveries.jobId })
      .from(webhookDeliveries)
      .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
      .where(ofStore(storeId, id));
    await tx.delete(jobs).where(inArray(jobs.id, deliveries));
    const gone = await tx.delete(webhookEndpoints).where(ofStore(storeId, id)).returning({ id: webhookEndpoints.id });
    return gone.length > 0;
  });
}
