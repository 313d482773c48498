import type { GiftCardEntry } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { bigint, bigserial, check, index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { stores } from '../../shop/store/store.tables.ts';

/** A store with issued gift cards cannot be deleted: it owes their balances. */
const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id);
const time = (name: string) => timestamp(name, { withTimezone: true });
const amount = (name: string) => bigint(name, { mode: 'number' });

/** Amounts are minor units of the card's currency. */
export const giftCards = pgTable(
  'gift_cards',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    /** See `hashGiftCode`. The code itself is not stored. */
    codeHash: text('code_hash').notNull(),
    last4: text().notNull(),
    currency: text().notNull(),
    initialAmount: amount('initial_amount').notNull(),
    /** The sum of the card's entries, stored here so that one conditional update can spend it. */
    balance: amount('balance').notNull(),
    expiresAt: time('expires_at'),
    disabledAt: time('disabled_at'),
    note: text().notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('gift_cards_code').on(table.storeId, table.codeHash),
    index('gift_cards_newest').on(table.storeId, table.createdAt, table.id),
    check('gift_cards_balance', sql`${table.balance} between 0 and ${table.initialAmount}`),
  ],
);
export type GiftCardRow = typeof giftCards.$inferSelect;

/** Every change of a balance. Triggers refuse to change or delete an entry (`append-only.ts`). */
export const giftCardEntries = pgTable(
  'gift_card_entries',
  {
    /** Increasing; gives the order of the entries. */
    id: bigserial({ mode: 'number' }).primaryKey(),
    storeId: storeId(),
    giftCardId: text('gift_card_id')
      .notNull()
      .references(() => giftCards.id),
    type: text().$type<GiftCardEntry['type']>().notNull(),
    /** Negative for what the card paid. */
    amount: amount('amount').notNull(),
    /** The payment that it was spent for. The entry that returns the amount has the same id. */
    paymentId: text('payment_id'),
    refundId: text('refund_id'),
    at: time('at').notNull(),
  },
  (table) => [
    index('gift_card_entries_card').on(table.giftCardId, table.id),
    index('gift_card_entries_payment').on(table.paymentId),
  ],
);
export type GiftCardEntryRow = typeof giftCardEntries.$inferSelect;

/** What one card pays of an order, or gets back of a refund, in minor units. */
export interface GiftCardShare {
  id: string;
  last4: string;
  amount: number;
}
