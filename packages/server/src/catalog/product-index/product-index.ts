import { facetOf } from '../search/filters.ts';
import { ResolvedSearches } from '../search/resolved-searches.ts';
import { ListColumn, NumberColumn } from './columns.ts';
import type { IndexedCollection } from './indexed-collection.ts';
import { Numbered } from './numbered.ts';
import { Offers } from './offers.ts';
import type { IndexRow } from './product-index.repo.ts';
import { WordIndex } from './word-index.ts';

/** So many cost nothing. */
const fewGaps = 1000;

/**
 * The products of a store in the memory of this process; see docs/decisions/product-index.md. Each has a slot, which
 * its words and the columns know it by.
 */
export class ProductIndex {
  readonly words = new WordIndex();
  readonly resolved = new ResolvedSearches();
  readonly #slots = new Map<string, number>();
  #ids: (string | undefined)[] = [];
  /** When shoppers see a product: from one moment until before the other, in milliseconds since 1970. */
  readonly #visibleFrom = new NumberColumn();
  readonly #visibleUntil = new NumberColumn();
  /** The merchant's order. */
  readonly positions = new NumberColumn();
  /** When they were created: microseconds since 1970. */
  readonly createdMicros = new NumberColumn();
  /** See `countUnitsSold`. */
  readonly unitsSold = new NumberColumn();
  /** The numbers of their facet keys in `facetKeys`. */
  readonly keys = new ListColumn();
  /** The numbers of their collections in `collectionIds`, and beside each, in another list, the position in it. */
  readonly memberships = new ListColumn();
  readonly membershipPositions = new ListColumn();
  readonly #offers = new Map<string, Offers>();
  /** In the merchant's order. */
  collections: readonly IndexedCollection[] = [];
  readonly facetKeys = new Numbered();
  /** Beginnings that all keys of a facet have. */
  readonly facets = new Numbered();
  /** Of each facet key, the number of its facet in `facets`. */
  readonly facetOfKey: number[] = [];
  /** The ids of collections, also of some that are gone. */
  readonly collectionIds = new Numbered();

  /** How many products there are, published or not. */
  get size(): number {
    return this.#slots.size;
  }

  /** Calls a function with the slot of each product. */
  eachSlot(use: (slot: number) => void): void {
    for (const slot of this.#slots.values()) use(slot);
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** Undefined for the slot of a product that changed or is gone. */
  idOf(slot: number): string | undefined {
    return this.#ids[slot];
  }

  isVisible(slot: number, moment: number): boolean {
    return this.#visibleFrom.get(slot) <= moment && moment < this.#visibleUntil.get(slot);
  }

  /** Undefined if nothing is sold in this currency. */
  offersIn(currency: string): Offers | undefined {
    return this.#offers.get(currency);
  }

  put(row: IndexRow): void {
    this.remove(row.id);
    const { size } = this.words;
    const slot = this.words.add(row);
    if (this.words.size > size) this.resolved.clear();
    this.#slots.set(row.id, slot);
    this.#ids[slot] = row.id;
    this.#visibleFrom.set(slot, row.published ? (row.publishedFrom?.getTime() ?? -Infinity) : Infinity);
    this.#visibleUntil.set(slot, row.publishedUntil?.getTime() ?? Infinity);
    this.positions.set(slot, row.position);
    this.createdMicros.set(slot, row.createdMicros);
    this.unitsSold.set(slot, row.unitsSold);
    this.keys.add(row.keys.map((key) => this.#numberOf(key)));
    this.memberships.add(row.memberships.map(([collectionId]) => this.collectionIds.numberOf(collectionId)));
    this.membershipPositions.add(row.memberships.map(([, position]) => position));
    for (const [currency, ...offer] of row.offers) {
      const offers = this.#offers.get(currency) ?? new Offers();
      this.#offers.set(currency, offers);
      offers.set(slot, ...offer);
    }
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#ids[slot] = undefined;
  }

  /** The number of the collection with this handle. Undefined if there is none, or no product is in it. */
  collectionNumber(handle: string | undefined): number | undefined {
    const found = this.collections.find((collection) => collection.handle === handle);
    return found && this.collectionIds.find(found.id);
  }

  /** Closes the gaps that products leave which changed or are gone, once there are more of them than of others. */
  closeGaps(): void {
    if (this.words.count < 2 * this.size + fewGaps) return;
    const kept = Int32Array.from(this.#slots.values()).sort();
    const newSlots = new Int32Array(this.words.count).fill(-1);
    for (const [slot, old] of kept.entries()) newSlots[old] = slot;
    this.words.renumber(newSlots, kept.length);
    const columns = [this.#visibleFrom, this.#visibleUntil, this.positions, this.createdMicros, this.unitsSold];
    const lists = [this.keys, this.memberships, this.membershipPositions];
    for (const column of [...columns, ...lists, ...this.#offers.values()]) column.keep(kept);
    this.#ids = [...kept].map((old) => this.#ids[old]);
    for (const [slot, id] of this.#ids.entries()) this.#slots.set(id!, slot);
  }

  #numberOf(key: string): number {
    const number = this.facetKeys.numberOf(key);
    this.facetOfKey[number] ??= this.facets.numberOf(facetOf(key));
    return number;
  }
}
