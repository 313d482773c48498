import type { Address, BankDetails, Contact } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { carts } from '../cart/cart.tables.ts';
import type { Text } from '../db/text.ts';
import { stores } from '../store/store.tables.ts';

const storeId = () => text('store_id').notNull().references(() => stores.id, { onDelete: 'cascade' });

export const checkouts = pgTable(
  'checkouts',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    cartId: text('cart_id').notNull().references(() => carts.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    /** What is stored of the status; whether an open one is ready is worked out when it is read. */
    status: text({ enum: ['open', 'complete_in_progress', 'completed', 'canceled'] }).notNull(),
    contact: jsonb().$type<Contact>(),
    deliveryAddress: jsonb('delivery_address').$type<Address>(),
    billingAddress: jsonb('billing_address').$type<Address>(),
    /** Null until something is typed in the checkout: the cart's note counts. */
    note: text(),
    shippingRateId: text('shipping_rate_id'),
    /** The last attempt to pay; its row tells how it went. */
    paymentId: text('payment_id'),
    orderId: text('order_id'),
  },
  (table) => [
    uniqueIndex('checkouts_one_open').on(table.cartId).where(sql`${table.status} in ('open', 'complete_in_progress')`),
  ],
);
export type CheckoutRow = typeof checkouts.$inferSelect;

/** What a store needs to sell, one row a store. */
export const commerceSettings = pgTable('commerce_settings', {
  storeId: storeId().primaryKey(),
  /** Order tokens are derived from it; whoever has it can open every order of the store. */
  orderSecret: text('order_secret').notNull(),
  nextOrderNumber: integer('next_order_number').notNull(),
  /** The page with the order element, by language: an address, or a path on this server. Mails link to it. */
  orderPage: jsonb('order_page').$type<Text>(),
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
