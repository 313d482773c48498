import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Stored responses. `id` is a hash of store, route, token and the caller's key, so none of them can be read from it.
 */
export const idempotentResponses = pgTable(
  'idempotent_answers',
  {
    id: text().primaryKey(),
    bodyHash: text('body_hash').notNull(),
    /** Null while the first request is in progress. */
    status: integer(),
    /** The response, encrypted. The key is derived from the caller's Idempotency-Key, which is not stored. */
    answer: text(),
    /** When the request started. While it runs, the time of its last heartbeat. */
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('idempotent_answers_started').on(table.startedAt)],
);
