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

/** Calls a function for each product that is to be counted. */
export type EachProduct = (use: (product: IndexedProduct) => void) => void;

/** Of each kind; options of all names are one kind. */
const maxValues = 250;

/**
 * Counts the products for each value of each facet. A product that matches all filters counts everywhere, one that
 * fails a single filter only for the facet of that filter.
 */
export function countFacets(index: ProductIndex, each: EachProduct, query: IndexQuery): FacetCounts {
  const failedBy = matcherOf(index, query);
  const offerOf = index.offersIn(query.currency, query.now);
  const keys = new KeyCounts(index);
  const inCollections = new Uint32Array(index.collectionIds.texts.length);
  let [total, available, min, max] = [0, 0, Infinity, -Infinity];
  each((product) => {
    const offer = offerOf(product);
    const failed = failedBy(product, offer);
    if (!offer || failed === undefined) return;
    const isFull = failed === null;
    if (isFull) total += 1;
    if (isFull && offer.available) available += 1;
    if (isFull || failed === 'price') {
      min = Math.min(min, offer.price);
      max = Math.max(max, offer.price);
    }
    if (isFull || failed === 'collection')
      for (const { collection } of product.memberships) inCollections[collection]! += 1;
    keys.add(product, failed);
  });
  return {
    ...{ total, available, price: max === -Infinity ? null : { min, max } },
    values: keys.counted(facetGroupsOf(query).flatMap((group) => group.keys)),
    collections: index.collections.flatMap(({ id, handle, title }) => {
      const count = inCollections[index.collectionIds.find(id) ?? -1] ?? 0;
      return count === 0 ? [] : [{ handle, title, count }];
    }),
  };
}

class KeyCounts {
  readonly #index: ProductIndex;
  readonly #counts: Uint32Array;
  /** Of each key, the slot of the product that has it and comes first in the merchant's order. */
  readonly #first: Int32Array;

  constructor(index: ProductIndex) {
    this.#index = index;
    this.#counts = new Uint32Array(index.facetKeys.texts.length);
    this.#first = new Int32Array(index.facetKeys.texts.length);
  }

  /** Counts the product's keys, or only those of the facet that it fails. */
  add({ slot, keys }: IndexedProduct, failed: string | null): void {
    for (const key of keys) {
      if (failed !== null && this.#index.facets[key] !== failed) continue;
      this.#counts[key]! += 1;
      if (this.#counts[key] === 1 || this.#isBefore(slot, this.#first[key]!)) this.#first[key] = slot;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const { positions, bySlot } = this.#index;
    const [ofA, ofB] = [positions[a]!, positions[b]!];
    return ofA < ofB || (ofA === ofB && bySlot[a]!.id < bySlot[b]!.id);
  }

  counted(selected: readonly string[]): CountedKey[] {
    const isSelected = new Set(selected);
    const values = this.#index.facetKeys.texts.flatMap((key, at) => {
      const count = this.#counts[at]!;
      return count > 0 ? [{ key, count, productId: this.#index.bySlot[this.#first[at]!]!.id }] : [];
    });
    const ordered = values.sort(
      (a, b) =>
        Number(isSelected.has(b.key)) - Number(isSelected.has(a.key)) || b.count - a.count || (a.key < b.key ? -1 : 1),
    );
    const byKind = Map.groupBy(ordered, ({ key }) => key.slice(0, key.indexOf(':')));
    return [...byKind.values()].flatMap((ofKind) => ofKind.slice(0, maxValues));
  }
}
