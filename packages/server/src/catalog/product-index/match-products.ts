import { facetGroupsOf, type ProductFilters } from '../search/filters.ts';
import type { TextQuery } from '../search/text-query.ts';
import { eachHit, type HitOptions } from './find-hits.ts';
import type { Offers } from './offers.ts';
import type { ProductIndex } from './product-index.ts';

export interface IndexQuery extends ProductFilters {
  currency: string;
  /** Handle. */
  collection?: string;
  /** Products that are not published at this moment are left out. */
  now: Date;
}

/** What a product fails, if it is not one facet. */
export const failures = {
  nothing: -1,
  /** Or shoppers do not see it. */
  several: -2,
  collection: -3,
  available: -4,
  price: -5,
  /** A facet that no product has. */
  unknownFacet: -6,
} as const;

/** Compares the product of a slot with the filters of a list. Returns one of `failures`, or the number of a facet. */
export type Matcher = (slot: number) => number;

export function matcherOf(index: ProductIndex, query: IndexQuery): Matcher {
  const moment = query.now.getTime();
  const offers = index.offersIn(query.currency);
  if (!offers) return () => failures.several;
  const filters = filtersOf(index, query, offers);
  return (slot) => {
    if (!offers.has(slot) || !index.isVisible(slot, moment)) return failures.several;
    let failed: number = failures.nothing;
    for (const { failure, passes } of filters) {
      if (passes(slot)) continue;
      if (failed !== failures.nothing) return failures.several;
      failed = failure;
    }
    return failed;
  };
}

/**
 * Calls a function with the slot of each product that has the text and passes the filters; without a text of each that
 * passes them. Returns how many have the text, whether they pass or not.
 */
export function eachMatch(
  index: ProductIndex,
  query: IndexQuery,
  text: (HitOptions & { query: TextQuery }) | undefined,
  found: (slot: number, score: number) => void,
): number {
  const match = matcherOf(index, query);
  const check = (slot: number, score: number) => {
    if (match(slot) === failures.nothing) found(slot, score);
  };
  if (text) return eachHit(index, text.query, text, check);
  index.eachSlot((slot) => check(slot, 0));
  return index.size;
}

interface Filter {
  failure: number;
  passes: (slot: number) => boolean;
}

function filtersOf(index: ProductIndex, query: IndexQuery, offers: Offers): Filter[] {
  const { collection, availableOnly, priceMin = -Infinity, priceMax = Infinity } = query;
  const filters = facetGroupsOf(query).map(({ prefix, keys }): Filter => {
    const numbers = keys.flatMap((key) => index.facetKeys.find(key) ?? []);
    const passes = (slot: number) => numbers.some((key) => index.keys.find(slot, key) >= 0);
    return { failure: index.facets.find(prefix) ?? failures.unknownFacet, passes };
  });
  if (collection !== undefined) {
    const number = index.collectionNumber(collection);
    const passes = (slot: number) => number !== undefined && index.memberships.find(slot, number) >= 0;
    filters.push({ failure: failures.collection, passes });
  }
  const moment = query.now.getTime();
  if (availableOnly) filters.push({ failure: failures.available, passes: (slot) => offers.isAvailable(slot, moment) });
  if (priceMin !== -Infinity || priceMax !== Infinity) {
    const passes = (slot: number) => priceMin <= offers.price(slot) && offers.price(slot) <= priceMax;
    filters.push({ failure: failures.price, passes });
  }
  return filters;
}
