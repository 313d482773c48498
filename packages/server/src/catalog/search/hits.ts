import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { plannedEachTime } from '../../platform/statements/prepared-statements.ts';
import type { FacetGroup } from './filters.ts';
import { scoreOf } from './relevance.ts';
import { storeKey } from './search-document.ts';
import { productSearch } from './search.tables.ts';
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

/** A product that matches a text. */
export interface Hit {
  productId: string;
  /** See `scoreOf`; 0 without scores. */
  score: number;
}

export interface HitOptions {
  withScores: boolean;
  /** At most so many, whichever come first. */
  limit?: number;
}

/**
 * Returns the products that match a text, published or not, in any order. Not a named statement: its plan depends on
 * how many products have the words. The hits come as one text, because thousands of rows would take longer.
 */
export async function findHits(
  db: Database,
  storeId: string,
  text: TextQuery,
  { withScores, limit }: HitOptions,
): Promise<Hit[]> {
  // The limit is not beside the condition: the planner would read the table instead of the index.
  const [row] = await db.select({ hits: sql<string | null>`hits` }).from(
    sql`${plannedEachTime} (with matching as materialized (
          select product_id, ranked from ${productSearch} where ${isHit(storeId, text, [])}
        ) select string_agg(product_id || ' ' || ${withScores ? scoreOf(text) : sql`0`}, ',') as hits
        from (select * from matching ${limit === undefined ? sql`` : sql`limit ${limit}`}) as matching) as hit`,
  );
  const hits = row?.hits?.split(',') ?? [];
  return hits.map((hit) => {
    const space = hit.indexOf(' ');
    return { productId: hit.slice(0, space), score: Number(hit.slice(space + 1)) };
  });
}
