/** Tier, availability, and number of terms in the title, as one number. */
const perTier = 32;

/** The score of a hit in a tier, from 0, or in none (`tiers`), with so many terms in its title, below 16. */
export const scoreOf = (tier: number, tiers: number, titleTerms: number): number =>
  (tiers - tier) * perTier + titleTerms;

/** Positions of products are smaller. */
const perScore = 2 ** 32;

/**
 * Returns the key that hits are sorted by, descending: the tier, then available before sold out, then the number of
 * terms in the title, then the merchant's order.
 */
export function relevanceOf(score: number, { available, position }: { available: boolean; position: number }): number {
  return (score + (available ? perTier / 2 : 0)) * perScore - position;
}
