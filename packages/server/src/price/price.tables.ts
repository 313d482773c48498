import type { Rounding } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { date, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { stores } from '../store/store.tables.ts';

/** Every rate a store ever used; the one that is not retired converts today's prices. */
export const exchangeRates = pgTable(
  'exchange_rates',
  {
    id: text().primaryKey(),
    storeId: text('store_id').notNull().references(() => stores.id, { onDelete: 'cascade' }),
    from: text('from_currency').notNull(),
    to: text('to_currency').notNull(),
    /** A decimal number as the merchant wrote it: never a float. */
    rate: text().notNull(),
    rounding: text().$type<Rounding>().notNull(),
    date: date({ mode: 'string' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (table) => [uniqueIndex('exchange_rates_current').on(table.storeId, table.to).where(sql`${table.retiredAt} is null`)],
);
export type ExchangeRateRow = typeof exchangeRates.$inferSelect;
