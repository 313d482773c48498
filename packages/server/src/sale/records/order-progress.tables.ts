import type { Actor, LineQuantity, OrderEvent } from '@smallshop/contract';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { GiftCardShare } from './gift-card.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { orders } from './order.tables.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });
const orderId = () =>
  text('order_id')
    .notNull()
    .references(() => orders.id, { onDelete: 'cascade' });
const time = (name: string) => timestamp(name, { withTimezone: true });

/** The events of an order. They are never changed. */
export const orderEvents = pgTable(
  'order_events',
  {
    /** Increasing; gives the order of the events. */
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

/** The versions of the merchant's note about an order. The newest is the note; no version is changed. */
export const internalNotes = pgTable(
  'internal_notes',
  {
    /** Increasing; gives the order of the versions. */
    id: bigserial({ mode: 'number' }).primaryKey(),
    storeId: storeId(),
    orderId: orderId(),
    /** Empty if the note was removed. */
    text: text().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('internal_notes_order').on(table.orderId, table.id)],
);

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

/** Stored before the provider is asked, so that the request is known after a crash. */
export const refunds = pgTable(
  'refunds',
  {
    storeId: storeId(),
    /** The merchant's own id, unique in the store. The provider's idempotency key is made of it. */
    id: text().notNull(),
    orderId: orderId(),
    amount: bigint({ mode: 'number' }).notNull(),
    /** The part of `amount` that goes back to gift cards. The payment's provider refunds the rest. */
    giftCards: jsonb('gift_cards').$type<GiftCardShare[]>().notNull().default([]),
    status: text({ enum: ['processing', 'pending', 'refunded', 'failed'] }).notNull(),
    /** The refunded quantities. */
    lines: jsonb().$type<LineQuantity[]>().notNull(),
    /** The part of `lines`, or of a full refund, that was not shipped yet. */
    removes: jsonb().$type<LineQuantity[]>().notNull(),
    restock: boolean().notNull(),
    cause: text().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    /** Hash of the request: the same id with other content is refused. */
    contentHash: text('content_hash').notNull(),
    /** The provider's own code. */
    failure: text(),
    createdAt: time('created_at').notNull(),
    /** While `processing`: when housekeeping requests the refund again. */
    askAgainAt: time('ask_again_at').notNull(),
    attempts: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.storeId, table.id] }),
    index('refunds_order').on(table.orderId),
    index('refunds_open').on(table.status, table.askAgainAt),
  ],
);
export type RefundRow = typeof refunds.$inferSelect;

/**
 * A shopper's request for a code. It is stored also if there is no such order, so that both cases take the same
 * time.
 */
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
