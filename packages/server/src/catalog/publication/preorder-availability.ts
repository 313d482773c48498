import { sql, type Placeholder, type SQL } from 'drizzle-orm';
import { bundleComponents, productListings, variantPrices, variants } from '../catalog.tables.ts';
import { at, hasPreorder, shipsAfter, shipsOn, type Moment } from './publication.ts';

/** Whether a variant can be sold as a pre-order before its day. Like `sellable` for one variant. */
const isLeft = sql`coalesce(preordered.stock + (preordered.data #>> '{preorder,limit}')::integer, 1) > 0`;

/** Whether it can be sold as a pre-order at a moment. */
const isOpen = (moment: Moment) => sql`(${hasPreorder} and ${isLeft} and ${shipsAfter(moment)})`;

/** Whether one bundle has the component from stock. */
const isPartInStock = sql`(part.stock is null or part.sell_when_out or part.stock >= item.quantity)`;
/** Whether one bundle has the component from its pre-order, as long as that is open. */
const isPartLeft = sql`(part.data -> 'preorder' is not null
  and coalesce(part.stock + (part.data #>> '{preorder,limit}')::integer, item.quantity) >= item.quantity)`;
const partShipsOn = sql`(part.data #>> '{preorder,shipsOn}') collate "C"`;

/** Whether one of a bundle can be sold at a moment: each component from stock, or as a pre-order. */
const isBundleOpen = (bundleId: SQL, moment: Moment) => sql`(
  select bool_and(${isPartInStock}
    or (${isPartLeft} and ${partShipsOn} > to_char(${at(moment)} at time zone 'UTC', 'YYYY-MM-DD')))
  from ${bundleComponents} item join ${variants} part on part.id = item.component_id
  where item.bundle_id = ${bundleId})`;

/** Whether a variant of a product can be sold: from stock, or as a pre-order. Like `sellable` for one variant. */
export function hasSellableVariant(productId: SQL, moment: Moment): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${variants} preordered where preordered.product_id = ${productId}
    and case when preordered.data -> 'components' is not null then ${isBundleOpen(sql`preordered.id`, moment)}
      else smallshop_is_available(preordered.stock, preordered.sell_when_out) or ${isOpen(moment)} end)`;
}

/**
 * Whether a product with a listing can be sold in its currency, as `hasSellableVariant` says. An index has the few
 * variants with a pre-order, so that the others cost nothing. A bundle is a pre-order if components are, and the others
 * are in stock.
 */
export function isAvailable(storeId: string | Placeholder, moment: Moment): SQL {
  const { productId, currency, available } = productListings;
  return sql`(${available} or (${productId}, ${currency}) in (
    select preordered.product_id, price.currency from ${variants} preordered
      join ${variantPrices} price on price.variant_id = preordered.id
    where preordered.store_id = ${storeId} and ${isOpen(moment)}
    union all
    select bundle.product_id, price.currency from ${variants} preordered
      join ${bundleComponents} with_it on with_it.component_id = preordered.id
      join ${variants} bundle on bundle.id = with_it.bundle_id
      join ${variantPrices} price on price.variant_id = bundle.id
    where preordered.store_id = ${storeId} and ${hasPreorder} and ${isBundleOpen(sql`bundle.id`, moment)}))`;
}

/** The day until which a product can be ordered before it is in stock, in a currency. Null if it cannot. */
export function preorderDay(productId: SQL, currency: SQL): SQL<string | null> {
  return sql<string | null>`(select max(day) from (
      select ${shipsOn} as day from ${variants} preordered
        join ${variantPrices} price on price.variant_id = preordered.id and price.currency = ${currency}
      where preordered.product_id = ${productId} and ${hasPreorder} and ${isLeft}
      union all
      select (select case when bool_and(${isPartLeft}) then min(${partShipsOn}) end
        from ${bundleComponents} item join ${variants} part on part.id = item.component_id
        where item.bundle_id = bundle.id and not ${isPartInStock})
      from ${variants} bundle
        join ${variantPrices} price on price.variant_id = bundle.id and price.currency = ${currency}
      where bundle.product_id = ${productId} and bundle.data -> 'components' is not null) as days(day))`;
}
