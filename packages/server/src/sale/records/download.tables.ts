import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { orders } from './order.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';

/**
 * The files of digital items in orders, written with the order. They can be downloaded once the order is paid. The
 * token of the address is derived from the id and the time when it expires, so no token is stored.
 */
export const downloads = pgTable(
  'downloads',
  {
    id: text().primaryKey(),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    lineId: text('line_id').notNull(),
    /** Name of the stored file: a hash of its content and its type. */
    file: text().notNull(),
    /** The name under which it is saved. */
    name: text().notNull(),
    /** Bytes. */
    size: bigint({ mode: 'number' }).notNull(),
    /** What may still be sent, so that parts of a file count as parts of a download. */
    bytesLeft: bigint('bytes_left', { mode: 'number' }).notNull(),
    /** Null until the address is renewed: it expires some days after the order was paid. */
    renewedAt: timestamp('renewed_at', { withTimezone: true }),
  },
  (table) => [index('downloads_order').on(table.orderId)],
);
export type DownloadRow = typeof downloads.$inferSelect;
