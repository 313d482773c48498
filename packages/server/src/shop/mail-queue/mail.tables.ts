import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { stores } from '../store/store.tables.ts';
import type { Mail, MailFailureReason } from '../../platform/mail-transport/mail-port.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Mails to be sent, one row for one fact, written in the transaction that makes the fact. Who gets it
 * and what it says is read from the order when it is sent, so that no person is copied here.
 */
export const mailOutbox = pgTable(
  'mail_outbox',
  {
    id: text().primaryKey(),
    storeId: text('store_id').notNull().references(() => stores.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['order_confirmation', 'shipped', 'refund', 'order_cancelled', 'order_code', 'money_back', 'new_order'] }).notNull(),
    /** Empty where there is no order: for `money_back`, and for an `order_code` that is never sent. */
    orderId: text('order_id').notNull(),
    /** The shipment, refund, lookup or payment that it tells of; the order itself for its confirmation and its end; for `new_order` the merchant's address. */
    reference: text().notNull(),
    /** A code that the mail tells; gone once it is sent. */
    secret: text(),
    status: text({ enum: ['queued', 'sending', 'sent', 'failed'] }).notNull(),
    attempts: integer().notNull().default(0),
    /** When it is tried next; while it is being sent, when it is taken for lost with its process. */
    dueAt: time('due_at').notNull(),
    createdAt: time('created_at').notNull(),
    sentAt: time('sent_at'),
    /** Why it failed, where it did. */
    failure: text().$type<MailFailureReason>(),
    /** Only where there is no mail server: the mail itself, to be looked at. */
    kept: jsonb().$type<Mail>(),
  },
  (table) => [
    uniqueIndex('mail_outbox_fact').on(table.storeId, table.kind, table.orderId, table.reference),
    index('mail_outbox_due').on(table.status, table.dueAt),
  ],
);
export type OutboxRow = typeof mailOutbox.$inferSelect;
