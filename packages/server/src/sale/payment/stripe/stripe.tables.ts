import { index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { stores } from '../../../shop/store/store.tables.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });

/** The PaymentIntent of each of our payments. The row outlives the checkout, because refunds come much later. */
export const stripePayments = pgTable(
  'stripe_payments',
  { storeId: storeId(), paymentId: text('payment_id').notNull(), intentId: text('intent_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.storeId, table.paymentId] }),
    index('stripe_payments_intent').on(table.intentId),
  ],
);

/**
 * Domains that are registered at Stripe, so that wallets appear on them. `failedAt` is set if Stripe refused the
 * domain.
 */
export const stripeDomains = pgTable('stripe_domains', {
  domain: text().primaryKey(),
  registeredAt: timestamp('registered_at', { withTimezone: true }),
  failedAt: timestamp('failed_at', { withTimezone: true }),
});
