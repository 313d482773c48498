import { sql, type SQL } from 'drizzle-orm';
import type { TextQuery } from './text-query.ts';

/** Tier, availability, and number of terms in the title, as one number. */
const perTier = 32;

/** The tier of a hit, and the number of terms in its title, below 16. */
export function scoreOf({ tiers, titleTerms }: TextQuery): SQL {
  const different = tiers.filter((tier, at) => tiers.indexOf(tier) === at);
  const cases = different.map(
    (tier) =>
      sql`when ranked @@ ${tier}::tsquery then ${sql.raw(String((tiers.length - tiers.indexOf(tier)) * perTier))}`,
  );
  const terms = titleTerms.map((term) => sql`(ranked @@ ${term}::tsquery)::integer`);
  const tier = sql`case ${sql.join(cases, sql` `)} else 0 end`;
  return sql`(${sql.join([tier, ...terms], sql` + `)})`;
}

/** Positions of products are smaller. */
const perScore = 2 ** 32;

/**
 * Returns the key that hits are sorted by, descending: the tier, then available before sold out, then the number of
 * terms in the title, then the merchant's order.
 */
export function relevanceOf(score: number, { available, position }: { available: boolean; position: number }): number {
  return (score + (available ? perTier / 2 : 0)) * perScore - position;
}
