import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { CheckoutSnapshot } from './checkout-snapshot.ts';
import { checkouts } from './checkout.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';

const storeId = () => text('store_id').notNull().references(() => stores.id, { onDelete: 'cascade' });
const amount = (name: string) => bigint(name, { mode: 'number' });
const time = (name: string) => timestamp(name, { withTimezone: true });

export type DeclineCode = 'payment_declined' | 'payment_failed' | 'payment_token_invalid';

/** What a test card does when it is charged. */
export type TestCardScenario = 'succeeds' | 'declined' | 'insufficient_funds' | 'needs_confirmation' | 'fails';

/**
 * Why an attempt made no order; `detail` is the provider's own code, or one of ours for what was given up or given
 * back.
 */
export interface PaymentFailure {
  code: DeclineCode | 'payment_refunded';
  detail?: string;
}

/** One attempt to pay one checkout. */
export const payments = pgTable(
  'payments',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    checkoutId: text('checkout_id').notNull().references(() => checkouts.id, { onDelete: 'cascade' }),
    methodId: text('method_id').notNull(),
    /** `processing` until the provider answered; `failed` also when it was given up. */
    status: text({ enum: ['processing', 'requires_action', 'pending', 'paid', 'failed'] }).notNull(),
    /** The provider's token, worth nothing once used; whoever resumes the attempt needs it. */
    token: text(),
    /** With `requires_action`: what the adapter shows, and what it needs for it. */
    action: text(),
    actionData: jsonb('action_data').$type<Record<string, string>>(),
    failure: jsonb().$type<PaymentFailure>(),
    /** What is being paid, exactly: the order is made of it, whatever changes meanwhile. */
    snapshot: jsonb('bill').$type<CheckoutSnapshot>().notNull(),
    createdAt: time('created_at').notNull(),
    /** Until then goods are held for an attempt that is under way. */
    expiresAt: time('expires_at').notNull(),
    /** One bill, one charge with the provider: made of the checkout and its version. */
    idempotencyKey: text('idempotency_key').notNull(),
    /** The version of the checkout when the attempt was given up: it tells whether anything happened since. */
    endedVersion: integer('ended_version'),
    /** When the provider is to be told, or told again, that a failed attempt is over; null once it knows. */
    closeAt: time('close_at'),
    /** Money was given back and the shopper has not been told yet. */
    refundNoticePending: boolean('untold').notNull().default(false),
    /** Such as `apple_pay`, where the shopper paid with one. */
    wallet: text(),
  },
  (table) => [index('payments_close').on(table.closeAt), index('payments_checkout').on(table.checkoutId), index('payments_expiry').on(table.status, table.expiresAt)],
);
export type PaymentRow = typeof payments.$inferSelect;

/** A test card between the form and the payment: what it will do, never its number. */
export const testTokens = pgTable('test_tokens', {
  /** SHA-256 of the token. */
  id: text().primaryKey(),
  storeId: storeId(),
  scenario: text().$type<TestCardScenario>().notNull(),
  last4: text().notNull(),
  expiresAt: time('expires_at').notNull(),
  /** The one payment it was used for. */
  usedBy: text('used_by'),
});

/** The test gateway's own books. */
export const testPayments = pgTable(
  'test_payments',
  {
    storeId: storeId(),
    paymentId: text('payment_id').notNull(),
    scenario: text().$type<TestCardScenario>().notNull(),
    last4: text().notNull(),
    amount: amount('amount').notNull(),
    currency: text().notNull(),
    /** The shopper's answer to the confirmation step; null while there is none. */
    confirmation: text({ enum: ['approve', 'refuse'] }),
    canceledAt: time('canceled_at'),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.paymentId] })],
);

export const testRefunds = pgTable(
  'test_refunds',
  {
    storeId: storeId(),
    refundId: text('refund_id').notNull(),
    paymentId: text('payment_id').notNull(),
    amount: amount('amount').notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.refundId] })],
);
