import type { Address, BankDetails, ConsentNotice, Contact } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
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
    note: text().notNull(),
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

/** Pieces taken off the stock for a payment that is under way. A row is gone once they are sold or put back. */
export const reservations = pgTable(
  'reservations',
  {
    storeId: storeId(),
    paymentId: text('payment_id').notNull(),
    variantId: text('variant_id').notNull(),
    quantity: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.paymentId, table.variantId] })],
);

export const shippingRates = pgTable(
  'shipping_rates',
  {
    storeId: storeId(),
    marketId: text('market_id').notNull(),
    id: text().notNull(),
    titles: jsonb().$type<Text>().notNull(),
    prices: jsonb().$type<Record<string, number>>().notNull(),
    freeAbove: jsonb('free_above').$type<Record<string, number>>().notNull(),
    minDays: integer('min_days').notNull(),
    maxDays: integer('max_days').notNull(),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.marketId, table.id] })],
);

export const taxRates = pgTable(
  'tax_rates',
  {
    storeId: storeId(),
    country: text().notNull(),
    /** 1900 is 19 %. */
    basisPoints: integer('basis_points').notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.country] })],
);

/** What a store needs to sell, one row a store. */
export const commerceSettings = pgTable('commerce_settings', {
  storeId: storeId().primaryKey(),
  /** Order tokens are derived from it; whoever has it can open every order of the store. */
  orderSecret: text('order_secret').notNull(),
  nextOrderNumber: integer('next_order_number').notNull(),
  /** Where transfers go; without it bank transfer is not offered. */
  bankDetails: jsonb('bank_details').$type<Omit<BankDetails, 'reference'>>(),
  /** What the shop asks consent for; `purpose` in every language of the store. */
  consentNotice: jsonb('consent_notice').$type<StoredNotice>(),
});
export type SettingsRow = typeof commerceSettings.$inferSelect;

type Category = ConsentNotice['categories'][number];
type Service = Category['services'][number];

/** The notice before a language is chosen. */
export interface StoredNotice {
  policyUrl: string | null;
  categories: (Omit<Category, 'services'> & { services: (Omit<Service, 'purpose'> & { purpose: Text })[] })[];
}
