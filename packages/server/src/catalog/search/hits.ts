import { sql, type SQL } from 'drizzle-orm';
import { productListings } from '../catalog.tables.ts';
import type { FacetGroup } from './filters.ts';
import { storeKey } from './search-document.ts';
import type { TextQuery } from './text-query.ts';

/** Whether a row of `product_search` has the text and one key of each group. */
export function isHit(storeId: string, text: TextQuery | undefined, groups: readonly FacetGroup[]): SQL {
  const conditions = [
    sql`facets @> array[${storeKey(storeId)}]`,
    ...(text ? [sql`document @@ ${text.all}::tsquery`] : []),
    ...groups.map(({ keys }) => sql`facets && ${sql.param(keys)}::text[]`),
  ];
  return sql.join(conditions, sql` and `);
}

/**
 * The listing of each hit, one after the other: the planner would rather read the listings of all products into a hash
 * table, which takes longer up to some ten thousand hits. It cannot if there is an `offset`.
 */
export const listingOf = (currency: string): SQL => sql`cross join lateral (select * from ${productListings}
  where product_id = hit.product_id and currency = ${currency} offset 0) as listing`;
