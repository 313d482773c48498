import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Answers already given. `id` hashes store, route, token and the caller's key, so none of them is readable here. */
export const idempotentResponses = pgTable(
  'idempotent_answers',
  {
    id: text().primaryKey(),
    bodyHash: text('body_hash').notNull(),
    /** Null while the first request is still being worked on. */
    status: integer(),
    /** The answer, encrypted with a key that only the caller's Idempotency-Key yields. */
    answer: text(),
    /** When it began; while it runs, when it last said so. */
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('idempotent_answers_started').on(table.startedAt)],
);
