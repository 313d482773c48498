import { scoreOf } from '../search/relevance.ts';
import type { TextQuery } from '../search/text-query.ts';
import type { IndexedProduct } from './indexed-product.ts';
import type { ProductIndex } from './product-index.ts';
import { eachSlot, hasSlot } from './word-index.ts';

/** Products that match a text. */
export interface Hits {
  products: IndexedProduct[];
  /** Of each product; see `scoreOf`. All 0 without scores. */
  scores: number[];
}

export interface HitOptions {
  withScores: boolean;
  /** At most so many, whichever come first. */
  limit?: number;
}

/** Returns the products that match a text, published or not, in any order. */
export function findHits(
  index: ProductIndex,
  { all, tiers, titleTerms }: TextQuery,
  { withScores, limit = Infinity }: HitOptions,
): Hits {
  const hits: Hits = { products: [], scores: [] };
  const ofTiers = withScores ? tiers.map((tier) => index.words.find(tier)) : [];
  const ofTerms = withScores ? titleTerms.map((term) => index.words.find(term)) : [];
  eachSlot(index.words.find(all), (slot) => {
    const product = index.bySlot[slot];
    if (!product) return true;
    const tier = ofTiers.findIndex((set) => hasSlot(set, slot));
    const inTitle = ofTerms.reduce((count, set) => count + Number(hasSlot(set, slot)), 0);
    hits.products.push(product);
    hits.scores.push(scoreOf(tier, tiers.length, inTitle));
    return hits.products.length < limit;
  });
  return hits;
}
