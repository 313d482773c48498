import type { ShippingBand, ShippingPlace } from '@smallshop/contract';
import { foreignKey, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../platform/database/text.ts';
import { stores } from '../store/store.tables.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });

/** `id` is the merchant's own short name for it, such as `alps`. */
export const shippingZones = pgTable(
  'shipping_zones',
  {
    storeId: storeId(),
    id: text().notNull(),
    name: text().notNull(),
    places: jsonb().$type<ShippingPlace[]>().notNull(),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.id] })],
);

export const shippingRates = pgTable(
  'shipping_rates',
  {
    storeId: storeId(),
    zoneId: text('zone_id').notNull(),
    id: text().notNull(),
    titles: jsonb().$type<LocalizedText>().notNull(),
    bands: jsonb().$type<ShippingBand[]>().notNull(),
    freeFrom: jsonb('free_from').$type<Record<string, number>>().notNull(),
    minDays: integer('min_days').notNull(),
    maxDays: integer('max_days').notNull(),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.storeId, table.zoneId, table.id] }),
    foreignKey({
      columns: [table.storeId, table.zoneId],
      foreignColumns: [shippingZones.storeId, shippingZones.id],
    }).onDelete('cascade'),
  ],
);
