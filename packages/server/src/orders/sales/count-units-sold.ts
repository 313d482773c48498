import { bestSellingDays, dayMs, hourMs } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { productListings, variants } from '../../catalog/catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { orderLines, orders } from '../../sale/records/order.tables.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { countWhenDue } from './count-when-due.ts';

/** Milliseconds between two counts of a store. */
export const unitsIntervalMs = hourMs;

/** Counts the units sold, for lists by `best_selling`, once an hour. See docs/decisions/listing-table.md. */
export function countUnitsSold(db: Database, now: Date): Promise<number> {
  const since = new Date(now.getTime() - bestSellingDays * dayMs);
  return countWhenDue(db, now, {
    kind: 'units',
    intervalMs: unitsIntervalMs,
    count: (tx, storeId) => countStore(tx, storeId, since),
  });
}

async function countStore(tx: Database, storeId: string, since: Date): Promise<void> {
  // All code that changes several listings holds the prices. Orders do not.
  await lockPrices(tx, storeId);
  await tx.execute(sql`
    with sold as (
      select variant.product_id, sum(line.quantity - line.refunded)::integer as units
      from ${orders} paid join ${orderLines} line on line.order_id = paid.id
        join ${variants} variant on variant.id = line.variant_id
      where paid.store_id = ${storeId} and paid.status in ('paid', 'partly_refunded')
        and paid.placed_at > ${since.toISOString()}::timestamptz
      group by variant.product_id
    ), changed as (
      select listing.product_id, listing.currency, coalesce(sold.units, 0) as units
      from ${productListings} listing left join sold on sold.product_id = listing.product_id
      where listing.store_id = ${storeId} and listing.units_sold <> coalesce(sold.units, 0)
      order by listing.product_id collate "C", listing.currency
      for ${sql.raw(rowLock)} of listing
    )
    update ${productListings} set units_sold = changed.units from changed
    where ${productListings.productId} = changed.product_id and ${productListings.currency} = changed.currency`);
}
