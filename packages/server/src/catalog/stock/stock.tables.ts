import type { Actor, AdjustmentReason } from '@smallshop/contract';
import {
  bigserial,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { variants } from '../catalog.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });
const variantId = () =>
  text('variant_id')
    .notNull()
    .references(() => variants.id, { onDelete: 'cascade' });

/** Places where stock is kept. `id` is the merchant's own short name for the location, such as `berlin`. */
export const locations = pgTable(
  'locations',
  {
    storeId: storeId(),
    id: text().notNull(),
    name: text().notNull(),
    /** The lowest number is taken from first. */
    priority: integer().notNull().default(0),
    /** What lies in one that is not active does not count as stock. */
    active: boolean().notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.id] })],
);
export type LocationRow = typeof locations.$inferSelect;

/**
 * Quantity of each variant at each location. `variants.stock` is the sum of the levels at active locations; only the
 * code in this folder updates it. It is below zero if more was sold than is in stock.
 */
export const stockLevels = pgTable(
  'stock_levels',
  {
    storeId: storeId(),
    variantId: variantId(),
    locationId: text('location_id').notNull(),
    quantity: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.locationId] }),
    foreignKey({
      columns: [table.storeId, table.locationId],
      foreignColumns: [locations.storeId, locations.id],
    }).onDelete('cascade'),
  ],
);

/**
 * The quantity that a product file gave last, or was given. An import changes the stock only where the
 * file's own number is another one: what was sold since stays sold.
 */
export const importedQuantities = pgTable(
  'imported_quantities',
  {
    variantId: variantId(),
    /** Empty for the sum of all locations. */
    locationId: text('location_id').notNull().default(''),
    /** Null where the file said that it is not counted. */
    quantity: integer(),
  },
  (table) => [primaryKey({ columns: [table.variantId, table.locationId] })],
);

/** Every change of a level, for good: the deltas of a variant at a location sum to its level. */
export const stockAdjustments = pgTable(
  'stock_adjustments',
  {
    /** Increases with each row, so it gives the order of changes. */
    id: bigserial({ mode: 'number' }).primaryKey(),
    storeId: storeId(),
    variantId: variantId(),
    locationId: text('location_id').notNull(),
    delta: integer().notNull(),
    /** The level afterwards. */
    quantity: integer().notNull(),
    reason: text().$type<AdjustmentReason>().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    /** The payment, order or paper it belongs to. */
    reference: text(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('stock_adjustments_variant').on(table.variantId, table.id),
    index('stock_adjustments_reference').on(table.reference),
  ],
);
export type AdjustmentRow = typeof stockAdjustments.$inferSelect;

/** Quantities that are reserved for a payment in progress. A row is deleted when they are sold or put back. */
export const reservations = pgTable(
  'reservations',
  {
    storeId: storeId(),
    paymentId: text('payment_id').notNull(),
    variantId: text('variant_id').notNull(),
    /** Where they were taken from. */
    locationId: text('location_id').notNull(),
    quantity: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.paymentId, table.variantId, table.locationId] })],
);
