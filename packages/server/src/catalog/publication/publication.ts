import { and, gt, isNull, lte, or, sql, type Placeholder, type SQL } from 'drizzle-orm';
import { products, variants } from '../catalog.tables.ts';

/** A moment, or the name of one in a prepared statement. */
export type Moment = Date | Placeholder;

/** A moment as SQL. */
export const at = (moment: Moment): SQL => sql`${moment instanceof Date ? moment.toISOString() : moment}::timestamptz`;

/** The condition of the index `products_window`. */
const hasWindow = sql`(windowed.published_from is not null or windowed.published_until is not null)`;

/** Whether the row of a product is within its publication window. */
export function isInWindow(moment: Moment): SQL {
  const { publishedFrom, publishedUntil } = products;
  return and(
    or(isNull(publishedFrom), lte(publishedFrom, at(moment))),
    or(isNull(publishedUntil), gt(publishedUntil, at(moment))),
  )!;
}

/**
 * Whether a product is within its publication window, by its id, where its row is not read. An index has the few
 * products with a window, so that the others cost nothing.
 */
export function isIdInWindow(productId: SQL, storeId: string | Placeholder, moment: Moment): SQL {
  return sql`${productId} not in (select windowed.id from ${products} windowed
    where windowed.store_id = ${storeId} and ${hasWindow}
      and (windowed.published_from > ${at(moment)} or windowed.published_until <= ${at(moment)}))`;
}

/** The condition of the index `variants_preorder`. */
export const hasPreorder = sql`preordered.data -> 'preorder' is not null`;
/** The day on which a pre-order ships, as the index `variants_preorder` orders it. */
export const shipsOn = sql`(preordered.data #>> '{preorder,shipsOn}') collate "C"`;

/** Whether that day begins after a moment. */
export const shipsAfter = (moment: Moment): SQL =>
  sql`${shipsOn} > to_char(${at(moment)} at time zone 'UTC', 'YYYY-MM-DD')`;

/**
 * The next moment at which a product of the store appears or disappears, or a pre-order ends, in milliseconds since
 * 1970. Only the first pre-order is read, in the order of its index: the planner does not know that there are few.
 */
export function nextBoundary(storeId: string | Placeholder, moment: Moment): SQL<number | null> {
  return sql<number | null>`(select extract(epoch from min(boundary)) * 1000 from (
      select boundary from ${products} windowed
        cross join lateral (values (windowed.published_from), (windowed.published_until)) as ends(boundary)
      where windowed.store_id = ${storeId} and ${hasWindow}
      union all
      (select ${shipsOn}::timestamp at time zone 'UTC' from ${variants} preordered
        where preordered.store_id = ${storeId} and ${hasPreorder} and ${shipsAfter(moment)}
        order by ${shipsOn} limit 1)) as boundaries(boundary)
    where boundary > ${at(moment)})`;
}
