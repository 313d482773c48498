import { and, asc, eq, gte, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { ProviderEvent } from '../../sale/payment/port/payment-port.ts';
import { webhookEvents, type WebhookEventRow } from './webhook.tables.ts';

/** Milliseconds until an event that was received is taken for lost with its process. */
const staleAfterMs = 60_000;

/** Keeps an event; nothing where it is known already. */
export async function insertEvent(
  db: Database,
  provider: string,
  { id, type, about }: ProviderEvent,
  now: Date,
): Promise<WebhookEventRow | undefined> {
  const nextAttemptAt = new Date(now.getTime() + staleAfterMs);
  return (
    await db
      .insert(webhookEvents)
      .values({ provider, id, type, about, receivedAt: now, nextAttemptAt })
      .onConflictDoNothing()
      .returning()
  )[0];
}

export async function updateEvent(
  db: Database,
  { provider, id }: Pick<WebhookEventRow, 'provider' | 'id'>,
  changes: Partial<Pick<WebhookEventRow, 'handledAt' | 'nextAttemptAt' | 'error'>>,
): Promise<void> {
  await db
    .update(webhookEvents)
    .set({ ...changes, attempts: sql`${webhookEvents.attempts} + 1` })
    .where(and(eq(webhookEvents.provider, provider), eq(webhookEvents.id, id)));
}

/** Events that wait for another attempt. */
export function findDueEvents(db: Database, now: Date): Promise<WebhookEventRow[]> {
  const due = and(isNotNull(webhookEvents.nextAttemptAt), lte(webhookEvents.nextAttemptAt, now));
  return db.select().from(webhookEvents).where(due).orderBy(asc(webhookEvents.receivedAt)).limit(50);
}

/** Which events to handle again: one by its id, those since a moment, or those that were never handled. */
export interface EventFilter {
  id?: string;
  since?: Date;
  unhandled?: boolean;
}

export function findWebhookEvents(db: Database, { id, since, unhandled }: EventFilter): Promise<WebhookEventRow[]> {
  const wanted = and(
    id === undefined ? undefined : eq(webhookEvents.id, id),
    since && gte(webhookEvents.receivedAt, since),
    unhandled ? isNull(webhookEvents.handledAt) : undefined,
  );
  return db.select().from(webhookEvents).where(wanted).orderBy(asc(webhookEvents.receivedAt));
}

export async function deleteExpiredEvents(db: Database, before: Date): Promise<void> {
  await db.delete(webhookEvents).where(and(isNotNull(webhookEvents.handledAt), lt(webhookEvents.receivedAt, before)));
}
