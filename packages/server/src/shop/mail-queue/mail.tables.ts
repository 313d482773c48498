import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { stores } from '../store/store.tables.ts';
import type { Mail, MailFailureReason } from '../../platform/mail-transport/mail-port.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Mails to send, one row for each event, written in the transaction of the event. Recipient and content are read from
 * the order when the mail is sent, so that no personal data is copied here.
 */
export const mailOutbox = pgTable(
  'mail_outbox',
  {
    id: text().primaryKey(),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    kind: text({
      enum: [
        'order_confirmation',
        'shipped',
        'refund',
        'order_cancelled',
        'order_code',
        'money_back',
        'new_order',
        'downloads',
      ],
    }).notNull(),
    /** Empty if there is no order: for `money_back`, and for an `order_code` that is never sent. */
    orderId: text('order_id').notNull(),
    /**
     * Id of the shipment, refund, lookup or payment that the mail is about. For the confirmation, the cancellation
     * and the downloads of an order: the order. For `new_order`: the merchant's address.
     */
    reference: text().notNull(),
    /** A code that the mail contains. Deleted when the mail is sent. */
    secret: text(),
    status: text({ enum: ['queued', 'sending', 'sent', 'failed'] }).notNull(),
    attempts: integer().notNull().default(0),
    /**
     * Time of the next attempt. While the mail is being sent: the time after which the sending process is considered
     * lost.
     */
    dueAt: time('due_at').notNull(),
    createdAt: time('created_at').notNull(),
    sentAt: time('sent_at'),
    /** The reason, if the mail failed. */
    failure: text().$type<MailFailureReason>(),
    /** The mail itself, for the outbox page. Only set if there is no mail server. */
    kept: jsonb().$type<Mail>(),
  },
  (table) => [
    uniqueIndex('mail_outbox_fact').on(table.storeId, table.kind, table.orderId, table.reference),
    index('mail_outbox_due').on(table.status, table.dueAt),
    // The list of jobs in the admin API.
    index('mail_outbox_store').on(table.storeId, table.createdAt, table.id),
  ],
);
export type OutboxRow = typeof mailOutbox.$inferSelect;
