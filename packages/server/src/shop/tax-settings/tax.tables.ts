import type { TaxRegistration } from '@smallshop/contract';
import { boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { stores } from '../store/store.tables.ts';
import type { Place } from '../../platform/places/place.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });

/** Rates that the merchant set. They come before those of the tables; see `MerchantRate`. */
export const taxRates = pgTable(
  'tax_rates',
  {
    storeId: storeId(),
    country: text().notNull(),
    /** ISO 3166-2 without its country. Empty: the whole country. */
    area: text().notNull().default(''),
    category: text().notNull().default('standard'),
    name: text().notNull().default('Tax'),
    /** 190000 is 19 %. */
    ratePpm: integer('rate_ppm').notNull(),
    shippingTaxed: boolean('shipping_taxed').notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.country, table.area, table.category] })],
);

/** The place that a store ships from and its tax registrations. Without a row, the items are already in each market. */
export const taxSettings = pgTable('tax_settings', {
  storeId: storeId().primaryKey(),
  shipFrom: jsonb('ship_from').$type<Place>(),
  registrations: jsonb().$type<TaxRegistration[]>().notNull().default([]),
});
