import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Number of attempts in a time window. `key` is a hash, so the client cannot be read from it. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    tries: integer().notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('rate_limits_end').on(table.endsAt)],
);
