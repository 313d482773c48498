import type { StockEvent, WebhookEventType } from '@smallshop/contract';
import { boolean, index, integer, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { jobs } from '../platform/jobs/job.tables.ts';
import { stores } from '../shop/store/store.tables.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });
const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });

/** URLs of merchants that receive events of their store. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    url: text().notNull(),
    description: text().notNull(),
    eventTypes: text('event_types').array().$type<WebhookEventType[]>().notNull(),
    enabled: boolean().notNull(),
    /** `whsec_` and the key in base64. Not hashed, because requests are signed with it. */
    secret: text().notNull(),
    /** Signs too until `oldSecretExpiresAt`. */
    oldSecret: text('old_secret'),
    oldSecretExpiresAt: time('old_secret_expires_at'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [index('webhook_endpoints_store').on(table.storeId, table.createdAt)],
);
export type WebhookEndpointRow = typeof webhookEndpoints.$inferSelect;

/**
 * Events that an endpoint receives. Triggers write them in the transaction of the change, together with a job for each
 * endpoint (migration `webhooks`), so no writer can omit one. Nothing is written for a store without an endpoint.
 */
export const webhookMessages = pgTable(
  'webhook_messages',
  {
    /** The `webhook-id` of every attempt. */
    id: text().primaryKey(),
    storeId: storeId(),
    type: text().$type<WebhookEventType | 'webhook.test'>().notNull(),
    /** Id of the order, product, variant or endpoint. */
    subjectId: text('subject_id').notNull(),
    /** An event is queued once: the id of the order's event, or the transaction that changed the product. */
    eventKey: text('event_key').notNull(),
    occurredAt: time('occurred_at').notNull(),
    /** What happened, of events that have no log of their own. Null for the others. */
    details: jsonb().$type<StockEvent>(),
    /** The request body. Set by the first attempt, so that every later one sends the same bytes. */
    body: text(),
  },
  (table) => [unique('webhook_messages_event').on(table.storeId, table.type, table.subjectId, table.eventKey)],
);
export type WebhookMessageRow = typeof webhookMessages.$inferSelect;

/** The delivery of a message to an endpoint, with its last attempt. Its state is that of its job. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** Also the id of the delivery. */
    jobId: text('job_id')
      .primaryKey()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    endpointId: text('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    messageId: text('message_id')
      .notNull()
      .references(() => webhookMessages.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull(),
    attemptedAt: time('attempted_at'),
    responseStatus: integer('response_status'),
    /** The first bytes, as text. */
    responseBody: text('response_body'),
    durationMs: integer('duration_ms'),
  },
  (table) => [
    index('webhook_deliveries_endpoint').on(table.endpointId, table.createdAt, table.jobId),
    index('webhook_deliveries_message').on(table.messageId),
  ],
);
