import { dayMs, recommendationLimits } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { variants } from '../../catalog/catalog.tables.ts';
import { productPairs } from '../../catalog/recommendations/recommendation.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { orderLines, orders } from '../../sale/records/order.tables.ts';
import { countWhenDue } from './count-when-due.ts';

/** Milliseconds between two counts of a store. */
export const pairsIntervalMs = dayMs;

/** Orders of a store that are counted, the newest. */
const maxOrders = 50_000;
/** An order of more products says little about any two of them. */
const maxProductsOfOrder = 20;
/** Products that are kept for each product. */
const maxPairs = recommendationLimits.maxCount;

/** Counts which products customers bought together, once a day. See docs/decisions/recommendations.md. */
export function countPairs(db: Database, now: Date): Promise<number> {
  const since = new Date(now.getTime() - recommendationLimits.orderDays * dayMs);
  return countWhenDue(db, now, {
    kind: 'pairs',
    intervalMs: pairsIntervalMs,
    count: (tx, storeId) => countStore(tx, storeId, since),
  });
}

/** Changes only the rows that are different, in one statement. Its parts see the table as it was. */
async function countStore(tx: Database, storeId: string, since: Date): Promise<void> {
  await tx.execute(sql`
    with recent as (
      select id, lower(contact ->> 'email') as customer from ${orders}
      where store_id = ${storeId} and status in ('paid', 'partly_refunded')
        and placed_at > ${since.toISOString()}::timestamptz
      order by placed_at desc, id desc limit ${maxOrders}
    ), bought as (
      select recent.id as order_id, recent.customer, variant.product_id
      from recent join ${orderLines} line on line.order_id = recent.id and line.quantity > line.refunded
        join ${variants} variant on variant.id = line.variant_id
      group by recent.id, recent.customer, variant.product_id
    ), basket as materialized (
      select * from (select *, count(*) over (partition by order_id) as size from bought) as sized
      where size between 2 and ${maxProductsOfOrder}
    ), pair as (
      select one.product_id, other.product_id as other_id, count(distinct one.customer)::integer as customers
      from basket one join basket other on other.order_id = one.order_id and other.product_id <> one.product_id
      group by one.product_id, other.product_id
      having count(distinct one.customer) >= ${recommendationLimits.minCustomers}
    ), counted as materialized (
      select * from (select *, row_number() over (
          partition by product_id order by customers desc, other_id collate "C") as place from pair) as ranked
      where place <= ${maxPairs}
    ), removed as (
      delete from ${productPairs} where store_id = ${storeId} and not exists (
        select 1 from counted where counted.product_id = ${productPairs.productId}
          and counted.other_id = ${productPairs.otherId})
    )
    insert into ${productPairs} (product_id, other_id, store_id, customers)
    select counted.product_id, counted.other_id, ${storeId}, counted.customers from counted
    order by counted.product_id collate "C", counted.other_id collate "C"
    on conflict (product_id, other_id) do update set customers = excluded.customers
      where ${productPairs.customers} <> excluded.customers`);
}
