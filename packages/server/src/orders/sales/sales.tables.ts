import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { stores } from '../../shop/store/store.tables.ts';

/** When the orders of a store were counted for the last time. A store without a row was never counted. */
export const salesCounts = pgTable(
  'sales_counts',
  {
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    /** What was counted: the units of each product, or the products that were bought together. */
    kind: text({ enum: ['units', 'pairs'] }).notNull(),
    countedAt: timestamp('counted_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.kind] })],
);
export type SalesCountKind = typeof salesCounts.$inferSelect.kind;
