import { sql, type Placeholder, type SQL } from 'drizzle-orm';
import { productListings, variantPrices, variants } from '../catalog.tables.ts';
import { hasPreorder, shipsAfter, shipsOn, type Moment } from './publication.ts';

/** Whether a variant can be sold as a pre-order before its day. Like `sellable` for one variant. */
const isLeft = sql`coalesce(preordered.stock + (preordered.data #>> '{preorder,limit}')::integer, 1) > 0`;

/** Whether it can be sold as a pre-order at a moment. */
const isOpen = (moment: Moment) => sql`(${hasPreorder} and ${isLeft} and ${shipsAfter(moment)})`;

/** Whether a variant of a product can be sold: from stock, or as a pre-order. Like `sellable` for one variant. */
export function hasSellableVariant(productId: SQL, moment: Moment): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${variants} preordered where preordered.product_id = ${productId}
    and (smallshop_is_available(preordered.stock, preordered.sell_when_out) or ${isOpen(moment)}))`;
}

/**
 * Whether a product with a listing can be sold in its currency, as `hasSellableVariant` says. An index has the few
 * variants with a pre-order, so that the others cost nothing.
 */
export function isAvailable(storeId: string | Placeholder, moment: Moment): SQL {
  const { productId, currency, available } = productListings;
  return sql`(${available} or (${productId}, ${currency}) in (
    select preordered.product_id, price.currency from ${variants} preordered
      join ${variantPrices} price on price.variant_id = preordered.id
    where preordered.store_id = ${storeId} and ${isOpen(moment)}))`;
}

/** The day until which a product can be ordered before it is in stock, in a currency. Null if it cannot. */
export function preorderDay(productId: SQL, currency: SQL): SQL<string | null> {
  return sql<string | null>`(select max(${shipsOn}) from ${variants} preordered
      join ${variantPrices} price on price.variant_id = preordered.id and price.currency = ${currency}
    where preordered.product_id = ${productId} and ${hasPreorder} and ${isLeft})`;
}
