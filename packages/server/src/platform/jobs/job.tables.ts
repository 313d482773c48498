import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const time = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Work that a change has caused and that is done after its transaction. The row is written in that transaction, so
 * there is never one without the other.
 */
export const jobs = pgTable(
  'jobs',
  {
    id: text().primaryKey(),
    /** Deleted with the store. The migration adds the foreign key, because this folder knows no stores. */
    storeId: text('store_id').notNull(),
    /** Names the code that runs it. */
    kind: text().notNull(),
    /** What it is about, for people: a type of event. */
    name: text().notNull(),
    /** Id of the object it is about, for people. */
    reference: text(),
    state: text({ enum: ['queued', 'running', 'completed', 'failed'] })
      .notNull()
      .default('queued'),
    /** Attempts since it was queued, or queued again. Counted when an attempt begins. */
    attempts: integer().notNull().default(0),
    /** Time of the next attempt. While it runs: the time after which its process is considered lost. */
    dueAt: time('due_at').notNull(),
    createdAt: time('created_at').notNull(),
    /** When it was completed or failed for the last time. */
    finishedAt: time('finished_at'),
    /** Code of the last error. */
    error: text(),
    /** W3C trace context of the request that queued it, if it was traced. */
    traceparent: text(),
  },
  (table) => [
    // Only unfinished jobs, so that a look for due ones costs the same however many were completed.
    index('jobs_due')
      .on(table.dueAt)
      .where(sql`${table.state} in ('queued', 'running')`),
    index('jobs_store').on(table.storeId, table.createdAt, table.id),
  ],
);
export type JobRow = typeof jobs.$inferSelect;
