import type { Address, Contact } from '@smallshop/contract';
import { inArray, sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { carts } from './cart.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';

export const checkouts = pgTable(
  'checkouts',
  {
    id: text().primaryKey(),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    cartId: text('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    /** The stored status. Whether an open checkout is ready is computed when it is read. */
    status: text({ enum: ['open', 'complete_in_progress', 'completed', 'canceled'] }).notNull(),
    contact: jsonb().$type<Contact>(),
    deliveryAddress: jsonb('delivery_address').$type<Address>(),
    billingAddress: jsonb('billing_address').$type<Address>(),
    /** Null until the shopper enters a note in the checkout; until then the cart's note is used. */
    note: text(),
    shippingRateId: text('shipping_rate_id'),
    /** The last payment attempt; its row has the outcome. */
    paymentId: text('payment_id'),
    orderId: text('order_id'),
  },
  (table) => [
    uniqueIndex('checkouts_one_open')
      .on(table.cartId)
      .where(sql`${table.status} in ('open', 'complete_in_progress')`),
  ],
);
/** Whether a checkout is open. A cart has at most one that is. */
export const isOpenCheckout = inArray(checkouts.status, ['open', 'complete_in_progress']);
export type CheckoutRow = typeof checkouts.$inferSelect;
