import type { BankDetails } from '@smallshop/contract';
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../platform/database/text.ts';
import { stores } from './store.tables.ts';

/** Settings that a store needs to sell, one row for each store. */
export const commerceSettings = pgTable('commerce_settings', {
  storeId: text('store_id')
    .primaryKey()
    .references(() => stores.id, { onDelete: 'cascade' }),
  /** Order tokens are derived from it. A person who knows it can open every order of the store. */
  orderSecret: text('order_secret').notNull(),
  nextOrderNumber: integer('next_order_number').notNull(),
  /** The page with the order element, by language: an address, or a path on this server. Mails link to it. */
  orderPage: jsonb('order_page').$type<LocalizedText>(),
  /** Addresses of the merchant that get a mail for each order. */
  orderEmails: text('order_emails').array().notNull().default([]),
  /** The account for bank transfers. Without it, bank transfer is not offered. */
  bankDetails: jsonb('bank_details').$type<Omit<BankDetails, 'reference'>>(),
  /** Countries where cash on delivery is offered. Null: everywhere. */
  cashOnDeliveryCountries: text('cash_on_delivery_countries').array(),
  /** Days that a new order may wait for its bank transfer. Null: without limit. */
  transferDays: integer('transfer_days').default(14),
});
export type SettingsRow = typeof commerceSettings.$inferSelect;
