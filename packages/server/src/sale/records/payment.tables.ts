import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { CheckoutSnapshot } from './checkout-snapshot.ts';
import { checkouts } from './checkout.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });
const amount = (name: string) => bigint(name, { mode: 'number' });
const time = (name: string) => timestamp(name, { withTimezone: true });

export type DeclineCode = 'payment_declined' | 'payment_failed' | 'payment_token_invalid';

/** What a test card does when it is charged. */
export type TestCardScenario = 'succeeds' | 'declined' | 'insufficient_funds' | 'needs_confirmation' | 'fails';

/**
 * Why an attempt created no order. `detail` is the provider's own code, or one of ours if the attempt was abandoned
 * or refunded.
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
    checkoutId: text('checkout_id')
      .notNull()
      .references(() => checkouts.id, { onDelete: 'cascade' }),
    methodId: text('method_id').notNull(),
    /** `processing` until the provider answered; `failed` also after the attempt was abandoned. */
    status: text({ enum: ['processing', 'requires_action', 'pending', 'paid', 'failed'] }).notNull(),
    /** The provider's token. It can be used once, and is needed to resume the attempt. */
    token: text(),
    /** With `requires_action`: what the adapter shows, and the data that it needs. */
    action: text(),
    actionData: jsonb('action_data').$type<Record<string, string>>(),
    failure: jsonb().$type<PaymentFailure>(),
    /** What is being paid. The order is created from it, whatever changes meanwhile. */
    snapshot: jsonb('bill').$type<CheckoutSnapshot>().notNull(),
    createdAt: time('created_at').notNull(),
    /** Stock is reserved for an open attempt until this time. */
    expiresAt: time('expires_at').notNull(),
    /** Made of the checkout and its version, so that the provider charges one snapshot only once. */
    idempotencyKey: text('idempotency_key').notNull(),
    /**
     * The version of the checkout when the attempt was abandoned: another version now means that it changed since.
     */
    endedVersion: integer('ended_version'),
    /** When the provider is next asked to void a failed attempt; null once it has done so. */
    closeAt: time('close_at'),
    /** The money was refunded and the shopper is not informed yet. */
    refundNoticePending: boolean('untold').notNull().default(false),
    /** The wallet, such as `apple_pay`; null without one. */
    wallet: text(),
  },
  (table) => [
    index('payments_close').on(table.closeAt),
    index('payments_checkout').on(table.checkoutId),
    index('payments_expiry').on(table.status, table.expiresAt),
  ],
);
export type PaymentRow = typeof payments.$inferSelect;

/** A token for a test card between the form and the payment. It has the card's scenario, never its number. */
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

/** The payments of the test gateway. */
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
