import { getTableColumns, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../../platform/database/client.ts';
import {
  collectionProducts,
  collections,
  images,
  priceHistory,
  products,
  variantPrices,
  variants,
  type ImageRow,
  type ProductRow,
  type VariantRow,
} from '../catalog.tables.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { componentsColumn, type WithComponents } from '../variant-data/bundle.ts';
import type { Price } from './variant-view.ts';

/** What belongs to a product besides its row. */
export interface ProductDetails {
  variants: { variant: VariantRow & WithComponents; price: Price; priorAmount: number | null }[];
  images: ImageRow[];
  /** Handles of the collections it is in. */
  collections: string[];
}

/**
 * The details of a product as a column of a query, so that a page of products takes one statement. Variants without a
 * price in the currency are left out.
 */
export function detailsOf(productId: AnyColumn, currency: string): SQL<ProductDetails> {
  const details = sql`json_build_object(
    'variants', (select coalesce(json_agg(
        json_build_object('variant', ${variantAsJson}, 'price', ${rowAsJson(variantPrices)},
          'priorAmount', ${priorAmount})
        order by ${variants.position}, ${variants.id}), '[]')
      from ${variants} join ${variantPrices}
        on ${variantPrices.variantId} = ${variants.id} and ${variantPrices.currency} = ${currency}
      where ${variants.productId} = ${productId}),
    'images', (select coalesce(json_agg(${rowAsJson(images)} order by ${images.position}, ${images.id}), '[]')
      from ${images} where ${images.productId} = ${productId}),
    'collections', (select coalesce(json_agg(${collections.handle}
        order by ${collections.position}, ${collections.handle}), '[]')
      from ${collectionProducts} join ${collections} on ${collections.id} = ${collectionProducts.collectionId}
      where ${collectionProducts.productId} = ${productId}))`;
  // Nested, because Drizzle leaves out the names of tables where a query selects from one table.
  return sql<ProductDetails>`${details}`;
}

const variantAsJson = rowAsJson(variants, sql`'components', ${componentsColumn}`);

/**
 * The lowest price of the 30 days before the present price of a reduced variant began: the prior price of Directive
 * 98/6/EC, article 6a.
 */
const priorAmount = sql`case when ${variantPrices.compareAtAmount} > ${variantPrices.amount} then (
  select min(history.amount) from ${priceHistory} history
  where history.variant_id = ${variants.id} and history.currency = ${variantPrices.currency}
    and history.ended_at > (select max(last.ended_at) from ${priceHistory} last
      where last.variant_id = ${variants.id} and last.currency = ${variantPrices.currency}) - interval '30 days') end`;

/** A row as Drizzle names its columns. Not for tables with timestamps: JSON has them as text. */
function rowAsJson(table: PgTable, ...more: SQL[]): SQL {
  const fields = Object.entries(getTableColumns(table)).map(
    ([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`,
  );
  return sql`json_build_object(${sql.join([...fields, ...more], sql`, `)})`;
}

export interface ReadProduct {
  product: ProductRow;
  details: ProductDetails;
}

/** Returns products with their details, in no order. A product may have no variant in the currency. */
export function readProducts(db: Database, currency: string, ids: readonly string[]): Promise<ReadProduct[]> {
  return db
    .select({ product: products, details: detailsOf(products.id, currency) })
    .from(products)
    .where(isOneOf(products.id, ids));
}
