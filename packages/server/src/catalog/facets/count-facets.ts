import type { LocalizedText } from '../../platform/database/text.ts';
import { failures, matcherOf, type IndexQuery } from '../product-index/match-products.ts';
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

/** Calls a function with the slot of each product that is to be counted. */
export type EachSlot = (use: (slot: number) => void) => void;

/** Of each kind; options of all names are one kind. */
const maxValues = 250;

/**
 * Counts the products for each value of each facet. A product that matches all filters counts everywhere, one that
 * fails a single filter only for the facet of that filter.
 */
export function countFacets(index: ProductIndex, each: EachSlot, query: IndexQuery): FacetCounts {
  const match = matcherOf(index, query);
  const offers = index.offersIn(query.currency);
  const moment = query.now.getTime();
  const keys = new KeyCounts(index);
  const inCollections = new Uint32Array(index.collectionIds.texts.length);
  let [total, available, min, max] = [0, 0, Infinity, -Infinity];
  each((slot) => {
    const failure = match(slot);
    if (!offers || failure === failures.several) return;
    const isFull = failure === failures.nothing;
    if (isFull) total += 1;
    if (isFull && offers.isAvailable(slot, moment)) available += 1;
    if (isFull || failure === failures.price) {
      min = Math.min(min, offers.price(slot));
      max = Math.max(max, offers.price(slot));
    }
    if (isFull || failure === failures.collection)
      for (let at = index.memberships.start(slot), end = index.memberships.end(slot); at < end; at++)
        inCollections[index.memberships.item(at)]! += 1;
    if (isFull || failure >= 0) keys.add(slot, failure);
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
  add(slot: number, failure: number): void {
    const { keys, facetOfKey } = this.#index;
    for (let at = keys.start(slot), end = keys.end(slot); at < end; at++) {
      const key = keys.item(at);
      if (failure !== failures.nothing && facetOfKey[key] !== failure) continue;
      this.#counts[key]! += 1;
      if (this.#counts[key] === 1 || this.#isBefore(slot, this.#first[key]!)) this.#first[key] = slot;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const difference = this.#index.positions.get(a) - this.#index.positions.get(b);
    return difference < 0 || (difference === 0 && this.#index.idOf(a)! < this.#index.idOf(b)!);
  }

  counted(selected: readonly string[]): CountedKey[] {
    const isSelected = new Set(selected);
    const values = this.#index.facetKeys.texts.flatMap((key, at) => {
      const count = this.#counts[at]!;
      return count > 0 ? [{ key, count, productId: this.#index.idOf(this.#first[at]!)! }] : [];
    });
    const ordered = values.sort(
      (a, b) =>
        Number(isSelected.has(b.key)) - Number(isSelected.has(a.key)) || b.count - a.count || (a.key < b.key ? -1 : 1),
    );
    const byKind = Map.groupBy(ordered, ({ key }) => key.slice(0, key.indexOf(':')));
    return [...byKind.values()].flatMap((ofKind) => ofKind.slice(0, maxValues));
  }
}
