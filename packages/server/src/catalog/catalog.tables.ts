import type { CollectionRules, CollectionSort, FocalPoint } from '@smallshop/contract';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ProductExtras, VariantExtras } from '@smallshop/contract';
import type { LocalizedText } from '../platform/database/text.ts';
import { exchangeRates } from '../shop/exchange-rates/price.tables.ts';
import { stores } from '../shop/store/store.tables.ts';

export interface OptionDefinition {
  name: LocalizedText;
  values: { label: LocalizedText; swatch?: string | undefined }[];
}

const storeId = () =>
  text('store_id')
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });
const productId = () =>
  text('product_id')
    .notNull()
    .references(() => products.id, { onDelete: 'cascade' });

export const products = pgTable(
  'products',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    handle: text().notNull(),
    title: jsonb().$type<LocalizedText>().notNull(),
    /** Sanitised HTML. */
    descriptionHtml: jsonb('description_html').$type<LocalizedText>().notNull(),
    /** Plain text, at most 300 characters. */
    summary: jsonb().$type<LocalizedText>().notNull(),
    vendor: text().notNull(),
    productType: text('product_type').notNull(),
    tags: text().array().notNull(),
    /**
     * Place of the title among the store's in the order of each language; see `rankNewTitles`. Null until it is
     * ranked.
     */
    titleRanks: jsonb('title_ranks').$type<Record<string, number>>(),
    options: jsonb().$type<OptionDefinition[]>().notNull(),
    /** Only published products are listed, shown and sold. */
    published: boolean().notNull(),
    /** Countries it may be sent to, null for all, and those it may not. */
    shipsOnlyTo: text('ships_only_to').array(),
    shipsNotTo: text('ships_not_to').array().notNull().default([]),
    /** It is shown and sold from this moment, and until this one. Null: without a limit. */
    publishedFrom: timestamp('published_from', { withTimezone: true }),
    publishedUntil: timestamp('published_until', { withTimezone: true }),
    position: integer().notNull(),
    /** The default is the time of the row, not of its transaction: an import inserts many products in one. */
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
    /** Hash of the data that was seeded or imported, to distinguish "unchanged" from "updated". */
    sourceHash: text('source_hash').notNull(),
    /** Increases with each change of what a merchant sets of it, except the stock; see `nextVersion`. */
    version: integer().notNull().default(1),
    updatedAt: timestamp('updated_at', { withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
    /** What few products have: SEO, metafields, media. Null if it has none of them. */
    data: jsonb().$type<ProductExtras>(),
  },
  (table) => [
    unique('products_handle').on(table.storeId, table.handle),
    // A new product goes to the end of the store's list.
    index('products_position').on(table.storeId, table.position),
    index('products_window')
      .on(table.storeId)
      .where(sql`${table.publishedFrom} is not null or ${table.publishedUntil} is not null`),
  ],
);
export type ProductRow = typeof products.$inferSelect;

/**
 * Handles that products had before. A trigger adds one when a handle changes, and removes one when a product takes it,
 * so that a redirect never leads to another.
 */
export const productRedirects = pgTable(
  'product_redirects',
  { storeId: storeId(), handle: text().notNull(), productId: productId() },
  (table) => [
    primaryKey({ columns: [table.storeId, table.handle] }),
    index('product_redirects_product').on(table.productId),
  ],
);

export const images = pgTable(
  'images',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    /** Null for the picture of a collection. */
    productId: text('product_id').references(() => products.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** Name of the original in the data folder: hash of its content and its type. */
    file: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    alt: jsonb().$type<LocalizedText>().notNull(),
    /** Where it came from: a file name or an address. */
    source: text().notNull(),
    /** What a cropped picture shows, in shares of width and height. Null: the middle. */
    focalPoint: jsonb('focal_point').$type<FocalPoint>(),
    /** A data URL. Null until it is made; empty if it cannot be made. */
    placeholder: text(),
  },
  (table) => [index('images_product').on(table.productId)],
);
export type ImageRow = typeof images.$inferSelect;

export const variants = pgTable(
  'variants',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    productId: productId(),
    sku: text().notNull(),
    position: integer().notNull(),
    /** For each option of the product, which of its values. */
    optionValues: integer('option_values').array().notNull(),
    /**
     * The labels of the option values in the store's language, as one string. It identifies the variant within its
     * product.
     */
    optionKey: text('option_key').notNull(),
    /** Quantity that can be sold. Null if it is not counted. */
    stock: integer(),
    /** Goes on selling when none is left. */
    sellWhenOut: boolean('sell_when_out').notNull().default(false),
    weightGrams: integer('weight_grams').notNull(),
    /** False for what is not sent as a parcel, such as a download or a service. */
    requiresShipping: boolean('requires_shipping').notNull().default(true),
    /** Tax category; see `findTaxRates`. */
    taxCategory: text('tax_category').notNull().default('standard'),
    /** Harmonized System code, digits only. */
    hsCode: text('hs_code'),
    originCountry: text('origin_country'),
    /** Besides those of the product. */
    shipsOnlyTo: text('ships_only_to').array(),
    shipsNotTo: text('ships_not_to').array().notNull().default([]),
    imageId: text('image_id').references(() => images.id, { onDelete: 'set null' }),
    /** What few variants have: GTIN, dimensions, quantity rule and others. Null if it has none of them. */
    data: jsonb().$type<VariantExtras>(),
  },
  (table) => [
    uniqueIndex('variants_sku').on(table.storeId, table.sku),
    uniqueIndex('variants_options').on(table.productId, table.optionKey),
    index('variants_preorder')
      .on(table.storeId, sql`(${table.data} #>> '{preorder,shipsOn}') collate "C"`)
      .where(sql`${table.data} -> 'preorder' is not null`),
  ],
);
export type VariantRow = typeof variants.$inferSelect;

/**
 * What bundles contain. A trigger derives the rows from `variants.data`, so that the bundles of a component are found
 * by an index. The foreign key to the component is checked at the commit: an import may delete both.
 */
export const bundleComponents = pgTable(
  'bundle_components',
  {
    bundleId: text('bundle_id')
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    componentId: text('component_id')
      .notNull()
      .references(() => variants.id),
    /** Of one bundle. */
    quantity: integer().notNull(),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bundleId, table.componentId] }),
    index('bundle_components_component').on(table.componentId),
  ],
);

/** Amounts in minor units. A variant without a row for a currency is not sold in it. */
export const variantPrices = pgTable(
  'variant_prices',
  {
    variantId: text('variant_id')
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    currency: text().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    compareAtAmount: bigint('compare_at_amount', { mode: 'number' }),
    /** The rate it was converted by; null where the merchant set it. */
    exchangeRateId: text('exchange_rate_id').references(() => exchangeRates.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.variantId, table.currency] })],
);
export type VariantPriceRow = typeof variantPrices.$inferSelect;

/**
 * Prices that merchants replaced, and when. A trigger writes a row when a price changes. Prices that follow from an
 * exchange rate are left out.
 */
export const priceHistory = pgTable(
  'price_history',
  {
    variantId: text('variant_id')
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    currency: text().notNull(),
    /** Minor units. */
    amount: bigint({ mode: 'number' }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('price_history_variant').on(table.variantId, table.currency, table.endedAt)],
);

/** More units than this count as this many, so that the key of the order is an integer that JavaScript can hold. */
const maxUnitsSold = 2_000_000;

/**
 * The key of lists by `best_selling`, descending: the units sold, then the merchant's order. An index has it, so the
 * columns of one table give the same text wherever it is used.
 */
export function bestSellingKey({ unitsSold, position }: { unitsSold: SQLWrapper; position: SQLWrapper }): SQL<number> {
  return sql<number>`((least(${unitsSold}, ${sql.raw(String(maxUnitsSold))})::bigint << 32) - ${position})`;
}

/** The same key, computed in the process. */
export function bestSellingNumber(unitsSold: number, position: number): number {
  return Math.min(unitsSold, maxUnitsSold) * 2 ** 32 - position;
}

/**
 * What lists of products are sorted and filtered by: one row for each product and currency that it is sold in.
 * Triggers keep it up to date in the transaction that changes a product or a price; see
 * docs/decisions/listing-table.md. Read prices and stock that are charged or reserved from the variants.
 */
export const productListings = pgTable(
  'product_listings',
  {
    productId: productId(),
    currency: text().notNull(),
    storeId: text('store_id').notNull(),
    /** The lowest price of a variant, in minor units. */
    price: bigint({ mode: 'number' }).notNull(),
    /** Whether a variant with a price in the currency can be sold. */
    available: boolean().notNull(),
    published: boolean().notNull(),
    position: integer().notNull(),
    /** When the product was created: microseconds since 1970. */
    createdMicros: bigint('created_micros', { mode: 'number' }).notNull(),
    /** In all currencies, within `bestSellingDays`. A job counts it from the orders; see `countUnitsSold`. */
    unitsSold: integer('units_sold').notNull().default(0),
  },
  (table) => {
    const { storeId, currency, published, position, price, createdMicros, unitsSold, productId } = table;
    const sortedBy = (name: string, ...key: Parameters<ReturnType<typeof index>['on']>) =>
      index(`product_listings_${name}`)
        .on(storeId, currency, ...key)
        .where(sql`${published}`);
    return [
      primaryKey({ columns: [productId, currency] }),
      sortedBy('position', position, productId),
      sortedBy('price', price, productId),
      sortedBy('price_desc', price.desc().nullsFirst(), productId),
      sortedBy('newest', createdMicros.desc().nullsFirst(), productId),
      sortedBy('best_selling', sql`${bestSellingKey({ unitsSold, position })} desc nulls first`, productId),
    ];
  },
);

export const collections = pgTable(
  'collections',
  {
    id: text().primaryKey(),
    storeId: storeId(),
    handle: text().notNull(),
    title: jsonb().$type<LocalizedText>().notNull(),
    descriptionHtml: jsonb('description_html').$type<LocalizedText>().notNull(),
    imageId: text('image_id').references(() => images.id, { onDelete: 'set null' }),
    position: integer().notNull(),
    /** Which products it has; null if the merchant chooses them. See `refreshMemberships`. */
    rules: jsonb().$type<CollectionRules>(),
    /** What the positions of its products follow. */
    sortOrder: text('sort_order').$type<CollectionSort>().notNull().default('manual'),
  },
  (table) => [unique('collections_handle').on(table.storeId, table.handle)],
);
export type CollectionRow = typeof collections.$inferSelect;

export const collectionProducts = pgTable(
  'collection_products',
  {
    collectionId: text('collection_id')
      .notNull()
      .references(() => collections.id, { onDelete: 'cascade' }),
    productId: productId(),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.productId] }),
    index('collection_products_product').on(table.productId),
    index('collection_products_position').on(table.collectionId, table.position, table.productId),
  ],
);

/**
 * A number for each store that increases in every transaction that changes what shoppers see of its products, except
 * the stock. Triggers do that. As long as it is the same, products that were read before are still right; see
 * docs/decisions/product-cache.md.
 */
export const catalogVersions = pgTable('catalog_versions', {
  storeId: storeId().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
});
