import type { Rounding } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { date, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { stores } from '../store/store.tables.ts';

/** Every rate that a store has used. The one that is not retired converts the current prices. */
export const exchangeRates = pgTable(
  'exchange_rates',
  {
    id: text().primaryKey(),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    from: text('from_currency').notNull(),
    to: text('to_currency').notNull(),
    /** A decimal number as the merchant wrote it, as text, because a float would lose digits. */
    rate: text().notNull(),
    rounding: text().$type<Rounding>().notNull(),
    date: date({ mode: 'string' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('exchange_rates_current')
      .on(table.storeId, table.to)
      .where(sql`${table.retiredAt} is null`),
  ],
);
export type ExchangeRateRow = typeof exchangeRates.$inferSelect;

/**
 * Prices that an earlier version may have stored a hundred or a thousand times too low, because their currency had
 * another number of digits then. The upgrade's migration creates the rows. A row is deleted when the merchant
 * confirms the prices.
 */
export const priceReviews = pgTable(
  'price_reviews',
  {
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    currency: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.currency] })],
);
