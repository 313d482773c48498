import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const stores = pgTable('stores', {
  id: text().primaryKey(),
  name: text().notNull(),
  languages: text().array().notNull(),
  defaultLanguage: text('default_language').notNull(),
  defaultCountry: text('default_country').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
export type StoreRow = typeof stores.$inferSelect;

/** Publishable keys are public and stored as they are. Of a secret key, only the SHA-256 is stored. */
export const apiKeys = pgTable(
  'api_keys',
  {
    key: text().primaryKey(),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['publishable', 'secret'] }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('api_keys_store').on(table.storeId)],
);

/** Pages that may use the publishable key: `https://shop.example`, or `http://localhost:*` for any port. */
export const allowedOrigins = pgTable(
  'allowed_origins',
  {
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    origin: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.origin] })],
);

/** `id` is the merchant's own short name for the market, such as `eu`. */
export const markets = pgTable(
  'markets',
  {
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    name: text().notNull(),
    countries: text().array().notNull(),
    currencies: text().array().notNull(),
    languages: text().array().notNull(),
    taxIncluded: boolean('tax_included').notNull(),
    dutyMode: text('duty_mode', { enum: ['paid', 'unpaid', 'none'] })
      .notNull()
      .default('none'),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.id] })],
);
export type MarketRow = typeof markets.$inferSelect;
/** A market before it belongs to a store. */
export type NewMarket = Omit<MarketRow, 'storeId' | 'position'>;
