import type { Actor, LineQuantity, OrderEvent } from '@smallshop/contract';
import { bigint, bigserial, boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { GiftCardShare } from './gift-card.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { orders } from './order.tables.ts';

const storeId = () => text('store_id').notNull().references(() => stores.id, { onDelete: 'cascade' });
const orderId = () => text('order_id').notNull().references(() => orders.id, { onDelete: 'cascade' });
const time = (name: string) => timestamp(name, { withTimezone: true });

/** What happened to an order, for good. */
export const orderEvents = pgTable(
  'order_events',
  {
    /** Counts up; tells the order of events. */
    id: bigserial({ mode: 'number' }).primaryKey(),
    storeId: storeId(),
    orderId: orderId(),
    type: text().$type<OrderEvent['type']>().notNull(),
    machine: text().$type<OrderEvent['machine']>().notNull(),
    from: text(),
    to: text().notNull(),
    cause: text().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    reference: text(),
    at: time('at').notNull(),
  },
  (table) => [index('order_events_order').on(table.orderId, table.id)],
);
export type OrderEventRow = typeof orderEvents.$inferSelect;

export const shipments = pgTable(
  'shipments',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    orderId: orderId(),
    sentAt: time('sent_at').notNull(),
    lines: jsonb().$type<LineQuantity[]>().notNull(),
    trackingNumber: text('tracking_number'),
    trackingUrl: text('tracking_url'),
  },
  (table) => [index('shipments_order').on(table.orderId)],
);
export type ShipmentRow = typeof shipments.$inferSelect;

/** Written before the provider is asked, so that one that was asked is known after a crash. */
export const refunds = pgTable(
  'refunds',
  {
    storeId: storeId(),
    /** The merchant's own, unique in the store; the provider's idempotency key is made of it. */
    id: text().notNull(),
    orderId: orderId(),
    amount: bigint({ mode: 'number' }).notNull(),
    /** What of `amount` goes back onto gift cards; the payment's provider gives back the rest. */
    giftCards: jsonb('gift_cards').$type<GiftCardShare[]>().notNull().default([]),
    status: text({ enum: ['processing', 'pending', 'refunded', 'failed'] }).notNull(),
    /** Pieces whose money goes back. */
    lines: jsonb().$type<LineQuantity[]>().notNull(),
    /** Pieces of these, or of a full refund, that were not sent yet. */
    removes: jsonb().$type<LineQuantity[]>().notNull(),
    restock: boolean().notNull(),
    cause: text().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    /** Hash of what was asked for: the same id with another wish is refused. */
    contentHash: text('content_hash').notNull(),
    /** The provider's own code. */
    failure: text(),
    createdAt: time('created_at').notNull(),
    /** While `processing`: when housekeeping asks the provider again. */
    askAgainAt: time('ask_again_at').notNull(),
    attempts: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.id] }), index('refunds_order').on(table.orderId), index('refunds_open').on(table.status, table.askAgainAt)],
);
export type RefundRow = typeof refunds.$inferSelect;

/** A shopper asked for a code. Without an order it stands here all the same, so that both take the same way. */
export const orderLookups = pgTable(
  'order_lookups',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    /** Null where number and address fit no order. */
    orderId: text('order_id').references(() => orders.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    attempts: integer().notNull().default(0),
    usedAt: time('used_at'),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [index('order_lookups_expiry').on(table.expiresAt)],
);
export type OrderLookupRow = typeof orderLookups.$inferSelect;
