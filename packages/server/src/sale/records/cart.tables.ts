import type { Message, Region } from '@smallshop/contract';
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { variants } from '../../catalog/catalog.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });
const time = (name: string) => timestamp(name, { withTimezone: true });

export const carts = pgTable(
  'carts',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    /** SHA-256 of the token that opens it. */
    tokenHash: text('token_hash').notNull(),
    version: integer().notNull(),
    /** As decided at the shopper's last change of region or address. */
    region: jsonb().$type<Region>().notNull(),
    discountCodes: text('discount_codes').array().notNull(),
    /** Gift cards the shopper entered, in the order they pay. */
    giftCardIds: text('gift_card_ids').array().notNull().default([]),
    note: text().notNull(),
    /** What the last change of region did to the cart. Reported as long as the cart has that version. */
    regionChange: jsonb('region_change').$type<RegionChangeNotes>(),
    completedAt: time('completed_at'),
    updatedAt: time('updated_at').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [index('carts_expiry').on(table.expiresAt)],
);
/** The messages about a change of region, for the version of the cart that it led to. */
export interface RegionChangeNotes {
  version: number;
  messages: Message[];
}
export type CartRow = typeof carts.$inferSelect;

export const cartLines = pgTable(
  'cart_lines',
  {
    id: text().primaryKey(),
    cartId: text('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    variantId: text('variant_id')
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    quantity: integer().notNull(),
    position: integer().notNull(),
    /**
     * The price in minor units that was shown when the shopper last changed the line. A different price now is
     * reported.
     */
    seenAmount: bigint('seen_amount', { mode: 'number' }),
    seenCurrency: text('seen_currency'),
  },
  (table) => [uniqueIndex('cart_lines_variant').on(table.cartId, table.variantId)],
);
export type CartLineRow = typeof cartLines.$inferSelect;
