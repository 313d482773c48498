import type { LocalizedText } from '../../platform/database/text.ts';
import type { IndexedProduct } from '../product-index/indexed-product.ts';
import { matcherOf, type IndexQuery } from '../product-index/match-products.ts';
import type { ProductIndex } from '../product-index/product-index.ts';
import { facetGroupsOf } from '../search/filters.ts';

export interface FacetCounts {
  /** Products that match everything. */
  total: number;
  /** Available ones of those that match everything but `availableOnly`. */
  available: number;
  /** Of the products that match everything but the bounds of the price, in minor units. */
  price: { min: number; max: number } | null;
  /** Those with the most products first, selected ones before. */
  values: CountedKey[];
  /** In the merchant's order. */
  collections: { handle: string; title: LocalizedText; count: number }[];
}

/** A facet key, the number of products that have it, and one of them. */
export interface CountedKey {
  key: string;
  count: number;
  productId: string;
}

/** Of each kind; options of all names are one kind. */
const maxValues = 250;

/**
 * Counts the products for each value of each facet. A product that matches all filters counts everywhere, one that
 * fails a single filter only for the facet of that filter.
 */
export function countFacets(index: ProductIndex, products: Iterable<IndexedProduct>, query: IndexQuery): FacetCounts {
  const failedBy = matcherOf(index, query);
  const offerOf = index.offersIn(query.currency, query.now);
  const keys = new KeyCounts(index);
  const inCollections = new Map<string, number>();
  let [total, available, min, max] = [0, 0, Infinity, -Infinity];
  for (const product of products) {
    const offer = offerOf(product);
    const failed = failedBy(product, offer);
    if (!offer || failed === undefined) continue;
    const isFull = failed === null;
    if (isFull) total += 1;
    if (isFull && offer.available) available += 1;
    if (isFull || failed === 'price') {
      min = Math.min(min, offer.price);
      max = Math.max(max, offer.price);
    }
    if (isFull || failed === 'collection')
      for (const { collectionId } of product.memberships)
        inCollections.set(collectionId, (inCollections.get(collectionId) ?? 0) + 1);
    keys.add(product, failed);
  }
  return {
    ...{ total, available, price: max === -Infinity ? null : { min, max } },
    values: keys.counted(facetGroupsOf(query).flatMap((group) => group.keys)),
    collections: index.collections.flatMap(({ id, handle, title }) => {
      const count = inCollections.get(id);
      return count === undefined ? [] : [{ handle, title, count }];
    }),
  };
}

class KeyCounts {
  readonly #index: ProductIndex;
  readonly #counts: Uint32Array;
  /** Of each key, the product that has it and comes first in the merchant's order. */
  readonly #first: (IndexedProduct | undefined)[] = [];

  constructor(index: ProductIndex) {
    this.#index = index;
    this.#counts = new Uint32Array(index.facetKeys.texts.length);
  }

  /** Counts the product's keys, or only those of the facet that it fails. */
  add(product: IndexedProduct, failed: string | null): void {
    for (const key of product.keys) {
      if (failed !== null && this.#index.facets[key] !== failed) continue;
      this.#counts[key]! += 1;
      const first = this.#first[key];
      if (!first || isBefore(product, first)) this.#first[key] = product;
    }
  }

  counted(selected: readonly string[]): CountedKey[] {
    const isSelected = new Set(selected);
    const values = this.#index.facetKeys.texts.flatMap((key, at) => {
      const product = this.#first[at];
      return product ? [{ key, count: this.#counts[at]!, productId: product.id }] : [];
    });
    const ordered = values.sort(
      (a, b) =>
        Number(isSelected.has(b.key)) - Number(isSelected.has(a.key)) || b.count - a.count || (a.key < b.key ? -1 : 1),
    );
    const byKind = Map.groupBy(ordered, ({ key }) => key.slice(0, key.indexOf(':')));
    return [...byKind.values()].flatMap((ofKind) => ofKind.slice(0, maxValues));
  }
}

const isBefore = (a: IndexedProduct, b: IndexedProduct) =>
  a.position < b.position || (a.position === b.position && a.id < b.id);
