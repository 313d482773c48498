import { sql } from 'drizzle-orm';
import { customType, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** The 64-bit number of a transaction, as text. */
const transactionNumber = customType<{ data: string }>({ dataType: () => 'xid8' });

/**
 * Which products of a store a transaction changed, so that each process brings its index up to date. Triggers write
 * it; see docs/decisions/product-index.md. It has no foreign keys: a product that was deleted has changed too.
 */
export const catalogChanges = pgTable(
  'catalog_changes',
  {
    storeId: text('store_id').notNull(),
    transaction: transactionNumber().notNull(),
    /** Empty for the collections of the store. */
    productId: text('product_id').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.storeId, table.transaction, table.productId] }),
    // Small: rows are written in the order of their time.
    index('catalog_changes_time').using('brin', table.changedAt),
  ],
);
