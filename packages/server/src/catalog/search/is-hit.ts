import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { tsqueryOf } from './expression.ts';
import type { FacetGroup } from './filters.ts';
import { storeKey } from './search-document.ts';
import { productSearch } from './search.tables.ts';
import type { TextQuery } from './text-query.ts';

/** Whether a row of `product_search` has the text and one key of each group. */
export function isHit(storeId: string, text: TextQuery | undefined, groups: readonly FacetGroup[]): SQL {
  const conditions = [
    sql`facets @> array[${storeKey(storeId)}]`,
    ...(text ? [sql`document @@ ${tsqueryOf(text.all)}::tsquery`] : []),
    ...groups.map(({ keys }) => sql`facets && ${sql.param(keys)}::text[]`),
  ];
  return sql.join(conditions, sql` and `);
}

/** Whether any product of the store has the text. */
export async function hasHits(db: Database, storeId: string, text: TextQuery): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(productSearch)
    .where(isHit(storeId, text, []))
    .limit(1);
  return rows.length > 0;
}
