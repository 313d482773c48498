import { facetGroupsOf, type ProductFilters } from '../search/filters.ts';
import { isPublishedAt, type IndexedProduct, type Offer } from './indexed-product.ts';
import type { ProductIndex } from './product-index.ts';

export interface IndexQuery extends ProductFilters {
  currency: string;
  /** Handle. */
  collection?: string;
  /** Products that are not published at this moment are left out. */
  now: Date;
}

/** A product that shoppers see, and that fails at most one filter. */
export interface IndexMatch {
  product: IndexedProduct;
  offer: Offer;
  /** The only filter that it fails: the beginning of a facet's keys, `price`, `available` or `collection`. */
  failed: string | null;
}

/** Returns a function that compares a product with all filters. Undefined: it is not sold, or it fails several. */
export function matcherOf(index: ProductIndex, query: IndexQuery): (product: IndexedProduct) => IndexMatch | undefined {
  const moment = query.now.getTime();
  const currency = index.currencies.find(query.currency);
  if (currency === undefined) return () => undefined;
  const filters = filtersOf(index, query);
  return (product) => {
    const offer = product.offers[currency];
    if (!offer || !isPublishedAt(product, moment)) return undefined;
    let failed: string | null = null;
    for (const [name, passes] of filters) {
      if (passes(product, offer)) continue;
      if (failed !== null) return undefined;
      failed = name;
    }
    return { product, offer, failed };
  };
}

type Filter = readonly [name: string, passes: (product: IndexedProduct, offer: Offer) => boolean];

function filtersOf(index: ProductIndex, query: IndexQuery): Filter[] {
  const { collection, availableOnly, priceMin = -Infinity, priceMax = Infinity } = query;
  const filters = facetGroupsOf(query).map(({ prefix, keys }): Filter => {
    const numbers = new Set(keys.map((key) => index.facetKeys.find(key)));
    return [prefix, (product) => product.keys.some((key) => numbers.has(key))];
  });
  if (collection !== undefined) {
    const id = index.collections.find(({ handle }) => handle === collection)?.id;
    filters.push(['collection', ({ memberships }) => memberships.some(({ collectionId }) => collectionId === id)]);
  }
  if (availableOnly) filters.push(['available', (_, offer) => offer.available]);
  if (priceMin !== -Infinity || priceMax !== Infinity)
    filters.push(['price', (_, { price }) => priceMin <= price && price <= priceMax]);
  return filters;
}
