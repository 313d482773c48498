import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { ProviderEvent } from '../../sale/payment/port/payment-port.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Events from providers about our payments. Only ids are stored: the current state is fetched when an event is
 * handled, so it can be handled again at any time, and the table has no names or addresses.
 */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    provider: text().notNull(),
    /** The provider's. */
    id: text().notNull(),
    type: text().notNull(),
    about: jsonb().$type<ProviderEvent['about']>().notNull(),
    receivedAt: time('received_at').notNull(),
    handledAt: time('handled_at'),
    attempts: integer().notNull().default(0),
    /** When it is tried again; null once it is handled or given up. */
    nextAttemptAt: time('next_attempt_at'),
    /** Name and message of the last error, without data. */
    error: text(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.id] }), index('webhook_events_due').on(table.nextAttemptAt)],
);
export type WebhookEventRow = typeof webhookEvents.$inferSelect;
