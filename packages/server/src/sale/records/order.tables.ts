import type {
  Address,
  BankDetails,
  BundleComponent,
  Contact,
  ExchangeRate,
  FulfillmentOption,
  LandedCost,
  LineItem,
  OrderPromotion,
  Region,
  Total,
} from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { GiftCardShare } from './gift-card.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { customerOf } from './customer-of.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });
const time = (name: string) => timestamp(name, { withTimezone: true });
/** The text form, as `::tsvector` reads it. */
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const amount = (name: string) => bigint(name, { mode: 'number' });

/** An order is a copy: later changes of products, markets or rates do not change it. Amounts are in minor units. */
export const orders = pgTable(
  'orders',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    number: integer().notNull(),
    checkoutId: text('checkout_id').notNull(),
    status: text({ enum: ['pending', 'paid', 'partly_refunded', 'refunded', 'cancelled'] }).notNull(),
    fulfillmentStatus: text('fulfillment_status', {
      enum: ['unfulfilled', 'partially_fulfilled', 'fulfilled', 'returned'],
    }).notNull(),
    placedAt: time('placed_at').notNull(),
    paidAt: time('paid_at'),
    /**
     * When the order is cancelled if its bank transfer did not arrive. The shopper was informed of it. Null if it
     * may wait forever.
     */
    paymentDueAt: time('payment_due_at'),
    region: jsonb().$type<Region>().notNull(),
    contact: jsonb().$type<Contact>().notNull(),
    /** Null if nothing is shipped, and so is the fulfillment option. */
    deliveryAddress: jsonb('delivery_address').$type<Address>(),
    billingAddress: jsonb('billing_address').$type<Address>(),
    note: text().notNull(),
    fulfillmentOption: jsonb('fulfillment_option').$type<FulfillmentOption>(),
    totals: jsonb().$type<Total[]>().notNull(),
    landedCost: jsonb('landed_cost').$type<LandedCost>().notNull(),
    exchangeRate: jsonb('exchange_rate').$type<ExchangeRate>(),
    currency: text().notNull(),
    total: amount('total').notNull(),
    discountCodes: text('discount_codes').array().notNull(),
    promotions: jsonb().$type<OrderPromotion[]>().notNull().default([]),
    /** What each card paid of `total`, in the order they were spent. The payment is for the rest. */
    giftCards: jsonb('gift_cards').$type<GiftCardShare[]>().notNull().default([]),
    paymentId: text('payment_id').notNull(),
    paymentMethodId: text('payment_method_id').notNull(),
    paymentKind: text('payment_kind', {
      enum: ['card', 'bank_transfer', 'cash_on_delivery', 'wallet', 'none'],
    }).notNull(),
    last4: text(),
    bankDetails: jsonb('bank_details').$type<BankDetails>(),
    /** The merchant's own labels. */
    tags: text().array().notNull().default([]),
    /** The words that the order is found by, see `orderTerms`. Null in orders of a version without a search. */
    terms: tsvector(),
  },
  (table) => [
    uniqueIndex('orders_number').on(table.storeId, table.number),
    uniqueIndex('orders_checkout').on(table.checkoutId),
    index('orders_newest').on(table.storeId, table.placedAt, table.id),
    index('orders_status').on(table.storeId, table.status, table.placedAt, table.id),
    index('orders_fulfillment').on(table.storeId, table.fulfillmentStatus, table.placedAt, table.id),
    index('orders_total').on(table.storeId, table.currency, table.total, table.id),
    index('orders_email').on(table.storeId, sql`lower(${table.contact}->>'email')`, table.placedAt, table.id),
    index('orders_customer').on(table.storeId, customerOf(sql`${table.contact} ->> 'email'`)),
    index('orders_tags').using('gin', table.tags),
    index('orders_terms').using('gin', table.terms),
    index('orders_without_terms')
      .on(table.id)
      .where(sql`${table.terms} is null`),
    index('orders_waiting')
      .on(table.paymentDueAt)
      .where(sql`${table.status} = 'pending'`),
  ],
);
export type OrderRow = typeof orders.$inferSelect;

export const orderLines = pgTable(
  'order_lines',
  {
    id: text().primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    variantId: text('variant_id').notNull(),
    sku: text().notNull(),
    productHandle: text('product_handle').notNull(),
    title: text().notNull(),
    variantTitle: text('variant_title').notNull(),
    selectedOptions: jsonb('selected_options').$type<LineItem['selectedOptions']>().notNull(),
    /** Addresses start at the server's root. */
    image: jsonb().$type<LineItem['image']>(),
    quantity: integer().notNull(),
    unitAmount: amount('unit_amount').notNull(),
    compareAtAmount: amount('compare_at_amount'),
    discountAmount: amount('discount_amount').notNull(),
    totalAmount: amount('total_amount').notNull(),
    taxAmount: amount('tax_amount').notNull(),
    /** False for an item that is not shipped, such as a download or a ticket. */
    requiresShipping: boolean('requires_shipping').notNull().default(true),
    /** The day on which a pre-order was promised to ship, such as `2026-12-15`. Null if it was none. */
    shipsOn: date('ships_on', { mode: 'string' }),
    /** What one bundle contained when it was ordered. Null if it was no bundle. */
    components: jsonb().$type<BundleComponent[]>(),
    /** Shipped quantity. */
    shipped: integer().notNull().default(0),
    /** Part of `shipped` that came back. */
    returned: integer().notNull().default(0),
    /** Refunded quantity, shipped or not. */
    refunded: integer().notNull().default(0),
    /** Part of `refunded` that was not shipped and will not be. */
    removed: integer().notNull().default(0),
  },
  (table) => [index('order_lines_order').on(table.orderId), index('order_lines_sku').on(table.sku, table.orderId)],
);
export type OrderLineRow = typeof orderLines.$inferSelect;

/** What one unit of a line took from the stock: the variant, or the components that the bundle had then. */
export function stockPartsOf({
  variantId,
  components,
}: Pick<OrderLineRow, 'variantId' | 'components'>): { variantId: string; quantity: number }[] {
  return (
    components?.map((part) => ({ variantId: part.variantId, quantity: part.quantity })) ?? [{ variantId, quantity: 1 }]
  );
}
