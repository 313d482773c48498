import type { ProductSort } from '@smallshop/contract';
import type { Cursor } from '../../platform/http/cursor.ts';
import { bestSellingNumber } from '../catalog.tables.ts';
import { relevanceOf } from '../search/relevance.ts';
import type { IndexedProduct, Offer } from './indexed-product.ts';

/** The orders that the index decides. */
export type IndexSort = Exclude<ProductSort, 'title'>;

/** A product of a list, and what the list is ordered by. */
export interface Placed {
  id: string;
  key: number;
}

export interface PageQuery {
  sort: IndexSort;
  /** In a list of one collection, the order `manual` is that of the collection. */
  collection?: number | undefined;
  after: Cursor | null;
  limit: number;
}

/** The first products of a list after a cursor. All products of a store may be added, in any order. */
export class PageSelection {
  /** In the order of the list. */
  readonly placed: Placed[] = [];
  readonly #query: PageQuery;
  readonly #direction: 1 | -1;

  constructor(query: PageQuery) {
    this.#query = query;
    this.#direction = query.sort === 'manual' || query.sort === 'price_asc' ? 1 : -1;
  }

  /** Whether a hit with this score can be on the page, in the order of relevance. */
  canTake = (score: number, position: number): boolean =>
    this.placed.length < this.#query.limit ||
    relevanceOf(score, { available: true, position }) >= this.placed.at(-1)!.key;

  /** The score is that of a hit; see `scoreOf`. */
  add(product: IndexedProduct, offer: Offer, score: number): void {
    const { after, limit } = this.#query;
    const { id } = product;
    const key = this.#keyOf(product, offer, score);
    const last = this.placed.length === limit ? this.placed.at(-1) : undefined;
    if (last && !this.#isBefore(key, id, last)) return;
    if (after && (this.#isBefore(key, id, after) || (id === after.id && key === after.key))) return;
    if (last) this.placed.pop();
    const place = this.placed.findIndex((other) => this.#isBefore(key, id, other));
    this.placed.splice(place < 0 ? this.placed.length : place, 0, { id, key });
  }

  #isBefore(key: number, id: string, other: { key: Cursor['key']; id: string }): boolean {
    const difference = (key - Number(other.key)) * this.#direction;
    return difference < 0 || (difference === 0 && id < other.id);
  }

  #keyOf({ position, createdMicros, unitsSold, memberships }: IndexedProduct, offer: Offer, score: number): number {
    const { sort, collection } = this.#query;
    switch (sort) {
      case 'manual':
        return memberships.find((membership) => membership.collection === collection)?.position ?? position;
      case 'price_asc':
      case 'price_desc':
        return offer.price;
      case 'newest':
        return createdMicros;
      case 'best_selling':
        return bestSellingNumber(unitsSold, position);
      case 'relevance':
        return relevanceOf(score, { available: offer.available, position });
    }
  }
}
