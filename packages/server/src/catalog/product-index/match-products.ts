import { facetGroupsOf, type ProductFilters } from '../search/filters.ts';
import type { TextQuery } from '../search/text-query.ts';
import { eachHit, type HitOptions } from './find-hits.ts';
import { isPublishedAt, type IndexedProduct, type Offer } from './indexed-product.ts';
import type { ProductIndex } from './product-index.ts';

export interface IndexQuery extends ProductFilters {
  currency: string;
  /** Handle. */
  collection?: string;
  /** Products that are not published at this moment are left out. */
  now: Date;
}

/**
 * Compares a product with the filters of a list, and answers the only one that it fails: the beginning of a facet's
 * keys, `price`, `available` or `collection`. Null: it passes all. Undefined: shoppers do not see it, or it fails
 * several.
 */
export type Matcher = (product: IndexedProduct, offer: Offer | undefined) => string | null | undefined;

export function matcherOf(index: ProductIndex, query: IndexQuery): Matcher {
  const moment = query.now.getTime();
  const filters = filtersOf(index, query);
  return (product, offer) => {
    if (!offer || !isPublishedAt(product, moment)) return undefined;
    let failed: string | null = null;
    for (const { name, passes } of filters) {
      if (passes(product, offer)) continue;
      if (failed !== null) return undefined;
      failed = name;
    }
    return failed;
  };
}

/**
 * Calls a function for each product that has the text and passes the filters; without a text for each that passes them.
 * Returns how many have the text, whether they pass or not.
 */
export function eachMatch(
  index: ProductIndex,
  query: IndexQuery,
  text: (HitOptions & { query: TextQuery }) | undefined,
  found: (product: IndexedProduct, offer: Offer, score: number) => void,
): number {
  const failedBy = matcherOf(index, query);
  const offerOf = index.offersIn(query.currency, query.now);
  const check = (product: IndexedProduct, score: number) => {
    const offer = offerOf(product);
    if (offer && failedBy(product, offer) === null) found(product, offer, score);
  };
  if (text) return eachHit(index, text.query, text, check);
  for (const product of index.products.values()) check(product, 0);
  return index.products.size;
}

interface Filter {
  name: string;
  passes: (product: IndexedProduct, offer: Offer) => boolean;
}

function filtersOf(index: ProductIndex, query: IndexQuery): Filter[] {
  const { collection, availableOnly, priceMin = -Infinity, priceMax = Infinity } = query;
  const filters = facetGroupsOf(query).map(({ prefix, keys }): Filter => {
    const numbers = keys.flatMap((key) => index.facetKeys.find(key) ?? []);
    const [first] = numbers;
    // Nearly always one value: a function for each key of each product takes longer than the rest.
    if (numbers.length === 1) return { name: prefix, passes: (product) => product.keys.includes(first!) };
    return { name: prefix, passes: (product) => numbers.some((key) => product.keys.includes(key)) };
  });
  if (collection !== undefined) {
    const number = index.collectionNumber(collection);
    const passes = ({ memberships }: IndexedProduct) => memberships.some((one) => one.collection === number);
    filters.push({ name: 'collection', passes });
  }
  if (availableOnly) filters.push({ name: 'available', passes: (_, { available }) => available });
  if (priceMin !== -Infinity || priceMax !== Infinity)
    filters.push({ name: 'price', passes: (_, { price }) => priceMin <= price && price <= priceMax });
  return filters;
}
