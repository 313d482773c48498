import { offerAt, type IndexedCollection, type IndexedProduct, type Offer } from './indexed-product.ts';
import { Numbered } from './numbered.ts';
import { facetOf } from '../search/filters.ts';
import type { IndexRow } from './product-index.repo.ts';
import { WordIndex } from './word-index.ts';

/** So many cost nothing. */
const fewGaps = 1000;

/** The products of a store in the memory of this process; see docs/decisions/product-index.md. */
export class ProductIndex {
  /** By id. Also those that are not published. */
  readonly products = new Map<string, IndexedProduct>();
  readonly words = new WordIndex();
  /** The products by their slots in `words`. */
  bySlot: (IndexedProduct | undefined)[] = [];
  /** The merchant's order, by slot: beside each other, and not in the products, they are read much faster. */
  positions: number[] = [];
  /** In the merchant's order. */
  collections: readonly IndexedCollection[] = [];
  readonly facetKeys = new Numbered();
  /** Of each facet key, the beginning that the keys of its facet have. */
  readonly facets: string[] = [];
  readonly currencies = new Numbered();
  /** The ids of collections, also of some that are gone. */
  readonly collectionIds = new Numbered();

  put(row: IndexRow): void {
    const { id, keys, offers, memberships, publishedFrom, publishedUntil, document, ranked, ...rest } = row;
    this.remove(id);
    const inCurrencies: (Offer | undefined)[] = this.currencies.texts.map(() => undefined);
    for (const [currency, price, available, day] of offers) {
      const preorderUntil = day === null ? null : Date.parse(day);
      inCurrencies[this.currencies.numberOf(currency)] = { price, available, preorderUntil };
    }
    const product: IndexedProduct = {
      ...{ id, slot: this.words.add({ document, ranked }), offers: inCurrencies },
      keys: keys.map((key) => this.#numberOf(key)),
      memberships: memberships.map(([collectionId, position]) => ({
        collection: this.collectionIds.numberOf(collectionId),
        position,
      })),
      publishedFrom: publishedFrom && publishedFrom.getTime(),
      publishedUntil: publishedUntil && publishedUntil.getTime(),
      ...rest,
    };
    this.products.set(id, product);
    this.bySlot[product.slot] = product;
    this.positions[product.slot] = product.position;
  }

  /** The number of the collection with this handle. Undefined if there is none, or no product is in it. */
  collectionNumber(handle: string | undefined): number | undefined {
    const found = this.collections.find((collection) => collection.handle === handle);
    return found && this.collectionIds.find(found.id);
  }

  /** Returns a function that finds the offer of a product in a currency, as it is at a moment. */
  offersIn(currency: string, now: Date): (product: IndexedProduct) => Offer | undefined {
    const number = this.currencies.find(currency);
    const moment = now.getTime();
    return ({ offers }) => {
      const offer = number === undefined ? undefined : offers[number];
      return offer && offerAt(offer, moment);
    };
  }

  remove(id: string): void {
    const product = this.products.get(id);
    if (!product) return;
    this.products.delete(id);
    this.bySlot[product.slot] = undefined;
  }

  /** Closes the gaps that products leave which changed or are gone, once there are more of them than of others. */
  closeGaps(): void {
    if (this.words.count < 2 * this.products.size + fewGaps) return;
    const kept = this.bySlot.filter((product) => product !== undefined);
    const newSlots = new Int32Array(this.words.count).fill(-1);
    for (const [slot, product] of kept.entries()) {
      newSlots[product.slot] = slot;
      product.slot = slot;
    }
    this.bySlot = kept;
    this.positions = kept.map(({ position }) => position);
    this.words.renumber(newSlots, kept.length);
  }

  #numberOf(key: string): number {
    const number = this.facetKeys.numberOf(key);
    this.facets[number] ??= facetOf(key);
    return number;
  }
}
