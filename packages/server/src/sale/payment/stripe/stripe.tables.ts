import { index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { stores } from '../../../shop/store/store.tables.ts';

const storeId = () => text('store_id').notNull().references(() => stores.id, { onDelete: 'cascade' });

/** Which PaymentIntent stands for a payment of ours. It outlives the checkout: refunds are asked for much later. */
export const stripePayments = pgTable(
  'stripe_payments',
  { storeId: storeId(), paymentId: text('payment_id').notNull(), intentId: text('intent_id').notNull() },
  (table) => [primaryKey({ columns: [table.storeId, table.paymentId] }), index('stripe_payments_intent').on(table.intentId)],
);

/** Domains told to Stripe, so that wallets show on them; `failedAt` where it did not take them. */
export const stripeDomains = pgTable('stripe_domains', {
  domain: text().primaryKey(),
  registeredAt: timestamp('registered_at', { withTimezone: true }),
  failedAt: timestamp('failed_at', { withTimezone: true }),
});
