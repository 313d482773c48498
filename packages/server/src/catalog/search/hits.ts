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

/** Products that match a text. */
export interface Hits {
  /** Numbers of the products; see `product_search`. */
  products: Float64Array;
  /** Of each product; see `scoreOf`. All 0 without scores. */
  scores: Float64Array;
}

export interface HitOptions {
  withScores: boolean;
  /** At most so many, whichever come first. */
  limit?: number;
}

/**
 * Returns the products that match a text, published or not, in any order. Not a named statement: its plan depends on
 * how many products have the words. The hits come as two texts, because thousands of rows would take longer.
 */
export async function findHits(
  db: Database,
  storeId: string,
  text: TextQuery,
  { withScores, limit }: HitOptions,
): Promise<Hits> {
  const matching = sql`select number, ranked from ${productSearch} where ${isHit(storeId, text, [])}`;
  // The limit is not beside the condition: the planner would read the table instead of the index.
  const limited = sql`with matching as materialized (${matching}) select * from matching limit ${limit}`;
  const [row] = await db
    .select({
      count: sql<number>`count(*)::integer`,
      products: sql<string | null>`string_agg(number::text, ' ')`,
      scores: withScores ? sql<string | null>`string_agg(${scoreOf(text)}::text, ' ')` : sql<null>`null`,
    })
    .from(sql`${plannedEachTime} (${limit === undefined ? matching : limited}) as hit`);
  const { count, products, scores } = row!;
  return { products: readNumbers(products ?? '', count), scores: readNumbers(scores ?? '', count) };
}

/** Reads whole numbers with a space between them; those that are missing at the end are 0. */
function readNumbers(text: string, count: number): Float64Array {
  const numbers = new Float64Array(count);
  let nth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 32) nth += 1;
    else numbers[nth] = numbers[nth]! * 10 + code - 48;
  }
  return numbers;
}
