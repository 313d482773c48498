import type { ProductSort } from '@smallshop/contract';
import type { Cursor } from '../../platform/http/cursor.ts';
import { bestSellingNumber } from '../catalog.tables.ts';
import { relevanceOf } from '../search/relevance.ts';
import type { Offers } from './offers.ts';
import type { ProductIndex } from './product-index.ts';

/** The orders that the index decides. */
export type IndexSort = Exclude<ProductSort, 'title'>;

/** A product of a list, and what the list is ordered by. */
export interface Placed {
  id: string;
  key: number;
}

export interface PageQuery {
  sort: IndexSort;
  currency: string;
  now: Date;
  /** Handle. In a list of one collection, the order `manual` is that of the collection. */
  collection?: string;
  after: Cursor | null;
  limit: number;
}

/** The first products of a list after a cursor. All products of a store may be added, in any order. */
export class PageSelection {
  /** In the order of the list. */
  readonly placed: Placed[] = [];
  readonly #index: ProductIndex;
  readonly #query: PageQuery;
  readonly #direction: 1 | -1;
  readonly #offers: Offers | undefined;
  readonly #collection: number | undefined;

  constructor(index: ProductIndex, query: PageQuery) {
    this.#index = index;
    this.#query = query;
    this.#direction = query.sort === 'manual' || query.sort === 'price_asc' ? 1 : -1;
    this.#offers = index.offersIn(query.currency);
    this.#collection = index.collectionNumber(query.collection);
  }

  /** Whether a hit with this score can be on the page, in the order of relevance. */
  canTake = (slot: number, score: number): boolean =>
    this.placed.length < this.#query.limit ||
    relevanceOf(score, { available: true, position: this.#index.positions.get(slot) }) >= this.placed.at(-1)!.key;

  /** The score is that of a hit; see `scoreOf`. */
  add(slot: number, score: number): void {
    const { after, limit } = this.#query;
    const key = this.#keyOf(slot, score);
    const last = this.placed.length === limit ? this.placed.at(-1) : undefined;
    const id = this.#index.idOf(slot)!;
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

  #keyOf(slot: number, score: number): number {
    const { positions, createdMicros, unitsSold } = this.#index;
    switch (this.#query.sort) {
      case 'manual':
        return this.#placeInCollection(slot) ?? positions.get(slot);
      case 'price_asc':
      case 'price_desc':
        return this.#offers!.price(slot);
      case 'newest':
        return createdMicros.get(slot);
      case 'best_selling':
        return bestSellingNumber(unitsSold.get(slot), positions.get(slot));
      case 'relevance': {
        const available = this.#offers!.isAvailable(slot, this.#query.now.getTime());
        return relevanceOf(score, { available, position: positions.get(slot) });
      }
    }
  }

  #placeInCollection(slot: number): number | undefined {
    if (this.#collection === undefined) return undefined;
    const at = this.#index.memberships.find(slot, this.#collection);
    return at < 0 ? undefined : this.#index.membershipPositions.item(at);
  }
}
