import { bestSellingDays, dayMs, hourMs } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { productListings, variants } from '../../catalog/catalog.tables.ts';
import { queryRows } from '../../platform/backup/query-rows.ts';
import type { Database } from '../../platform/database/client.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { orderLines, orders } from '../../sale/records/order.tables.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { countWhenDue } from './count-when-due.ts';

/** Milliseconds between two counts of a store. */
export const unitsIntervalMs = hourMs;

/** Products that are changed in one transaction: it holds the store's prices for some 50 ms. */
const batchSize = 500;

/** Counts the units sold, for lists by `best_selling`, once an hour. See docs/decisions/listing-table.md. */
export function countUnitsSold(db: Database, now: Date): Promise<number> {
  const since = new Date(now.getTime() - bestSellingDays * dayMs);
  return countWhenDue(db, now, {
    kind: 'units',
    intervalMs: unitsIntervalMs,
    count: (counted, storeId) => countStore(counted, storeId, since),
  });
}

interface UnitsSold {
  productId: string;
  units: number;
}

async function countStore(db: Database, storeId: string, since: Date): Promise<void> {
  const changed = await findChanged(db, storeId, since);
  for (let start = 0; start < changed.length; start += batchSize) {
    await letOthersRun();
    await db.transaction((tx) => saveUnits(tx, storeId, changed.slice(start, start + batchSize)));
  }
}

/**
 * Returns the products whose number is another one now, in the order in which listings are locked. It locks nothing:
 * an order that is placed after it counts an hour later.
 */
function findChanged(db: Database, storeId: string, since: Date): Promise<UnitsSold[]> {
  return queryRows(
    db,
    sql`with sold as (
      select variant.product_id, sum(line.quantity - line.refunded)::integer as units
      from ${orders} paid join ${orderLines} line on line.order_id = paid.id
        join ${variants} variant on variant.id = line.variant_id
      where paid.store_id = ${storeId} and paid.status in ('paid', 'partly_refunded')
        and paid.placed_at > ${since.toISOString()}::timestamptz
      group by variant.product_id
    )
    select listing.product_id as "productId", coalesce(sold.units, 0) as units
    from ${productListings} listing left join sold on sold.product_id = listing.product_id
    where listing.store_id = ${storeId}
    group by listing.product_id, sold.units
    having bool_or(listing.units_sold <> coalesce(sold.units, 0))
    order by listing.product_id collate "C"`,
  );
}

async function saveUnits(tx: Database, storeId: string, list: readonly UnitsSold[]): Promise<void> {
  // All code that changes several listings holds the prices. Orders do not.
  await lockPrices(tx, storeId);
  await tx.execute(sql`
    with changed as (
      select listing.product_id, listing.currency, counted.units
      from ${productListings} listing
        join jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as counted("productId" text, units integer)
          on counted."productId" = listing.product_id
      where listing.units_sold <> counted.units
      order by listing.product_id collate "C", listing.currency
      for ${sql.raw(rowLock)} of listing
    )
    update ${productListings} set units_sold = changed.units from changed
    where ${productListings.productId} = changed.product_id and ${productListings.currency} = changed.currency`);
}
