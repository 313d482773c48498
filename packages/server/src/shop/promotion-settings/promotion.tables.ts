import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../platform/database/text.ts';
import { stores } from '../store/store.tables.ts';
import type { BuyXGetYRule } from '../../pricing/promotion/promotion-rule.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });
const time = (name: string) => timestamp(name, { withTimezone: true });

/** Promotions of a store; see `PromotionRule`. */
export const promotions = pgTable(
  'promotions',
  {
    storeId: storeId(),
    id: text().notNull(),
    /** In capitals. Null: it applies automatically. */
    code: text(),
    titles: jsonb().$type<LocalizedText>().notNull().default({}),
    kind: text({ enum: ['percentage', 'amount', 'free_shipping', 'buy_x_get_y'] }).notNull(),
    basisPoints: integer('basis_points').notNull().default(0),
    amounts: jsonb().$type<Record<string, number>>().notNull().default({}),
    buyXGetY: jsonb('buy_x_get_y').$type<BuyXGetYRule>(),
    minimumSubtotals: jsonb('minimum_subtotals').$type<Record<string, number>>().notNull().default({}),
    startsAt: time('starts_at'),
    endsAt: time('ends_at'),
    usageLimit: integer('usage_limit'),
    usedCount: integer('used_count').notNull().default(0),
    customerLimit: integer('customer_limit'),
    markets: text().array(),
    collections: text().array(),
    skus: text().array(),
    combinable: boolean().notNull().default(true),
  },
  (table) => [
    primaryKey({ columns: [table.storeId, table.id] }),
    uniqueIndex('promotions_code').on(table.storeId, table.code),
  ],
);
export type PromotionRow = typeof promotions.$inferSelect;

/**
 * Uses of promotions. A row exists from the reservation of the stock for a payment until the payment is abandoned or
 * its order is cancelled.
 */
export const promotionUses = pgTable(
  'promotion_uses',
  {
    storeId: storeId(),
    promotionId: text('promotion_id').notNull(),
    paymentId: text('payment_id').notNull(),
    /** See `customerKey`. */
    customer: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.paymentId, table.promotionId] }),
    index('promotion_uses_customer').on(table.storeId, table.promotionId, table.customer),
  ],
);
