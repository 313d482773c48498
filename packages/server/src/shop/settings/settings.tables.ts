import type { BankDetails } from '@smallshop/contract';
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../platform/database/text.ts';
import { stores } from '../store/store.tables.ts';

/** What a store needs to sell, one row a store. */
export const commerceSettings = pgTable('commerce_settings', {
  storeId: text('store_id').primaryKey().references(() => stores.id, { onDelete: 'cascade' }),
  /** Order tokens are derived from it; whoever has it can open every order of the store. */
  orderSecret: text('order_secret').notNull(),
  nextOrderNumber: integer('next_order_number').notNull(),
  /** The page with the order element, by language: an address, or a path on this server. Mails link to it. */
  orderPage: jsonb('order_page').$type<LocalizedText>(),
  /** Addresses of the merchant that get a mail for each order. */
  orderEmails: text('order_emails').array().notNull().default([]),
  /** Where transfers go; without it bank transfer is not offered. */
  bankDetails: jsonb('bank_details').$type<Omit<BankDetails, 'reference'>>(),
  /** Where cash on delivery is offered; null is everywhere. */
  cashOnDeliveryCountries: text('cash_on_delivery_countries').array(),
  /** Days that a new order may wait for its transfer; null is for ever. */
  transferDays: integer('transfer_days').default(14),
});
export type SettingsRow = typeof commerceSettings.$inferSelect;
