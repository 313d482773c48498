import { scoreOf } from '../search/relevance.ts';
import type { TextQuery } from '../search/text-query.ts';
import type { ProductIndex } from './product-index.ts';
import { eachSlot, hasSlot } from './word-index.ts';

export interface HitOptions {
  /** Without, each score is 0. */
  withScores: boolean;
  /** At most so many, whichever come first. */
  limit?: number;
  /** Hits for which it returns false are counted and not looked at. */
  matters?: (slot: number, score: number) => boolean;
}

/**
 * Calls a function with the slot of each product that matches a text, published or not, in any order, and its score
 * (`scoreOf`).
 * Returns how many there are.
 */
export function eachHit(
  index: ProductIndex,
  { all, tiers, titleTerms }: TextQuery,
  { withScores, limit = Infinity, matters }: HitOptions,
  use: (slot: number, score: number) => void,
): number {
  let count = 0;
  index.words.search((find) => {
    const ofTiers = withScores ? tiers.map(find) : [];
    const ofTerms = withScores ? titleTerms.map(find) : [];
    const score = (slot: number) => {
      let tier = 0;
      while (tier < ofTiers.length && !hasSlot(ofTiers[tier]!, slot)) tier++;
      let inTitle = 0;
      for (const set of ofTerms) if (hasSlot(set, slot)) inTitle++;
      return scoreOf(tier, ofTiers.length, inTitle);
    };
    eachSlot(find(all), (slot) => {
      if (index.idOf(slot) === undefined) return true;
      const ofHit = score(slot);
      if (!matters || matters(slot, ofHit)) use(slot, ofHit);
      return ++count < limit;
    });
  });
  return count;
}
