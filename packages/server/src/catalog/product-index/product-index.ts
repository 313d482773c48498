import { offerAt, type IndexedCollection, type IndexedProduct, type Offer } from './indexed-product.ts';
import { Numbered } from './numbered.ts';
import { facetOf } from '../search/filters.ts';
import type { IndexRow } from './product-index.repo.ts';

/** The products of a store in the memory of this process; see docs/decisions/product-index.md. */
export class ProductIndex {
  /** By id. Also those that are not published. */
  readonly products = new Map<string, IndexedProduct>();
  /** The same, by the numbers of `product_search`. */
  readonly byNumber = new Map<number, IndexedProduct>();
  /** In the merchant's order. */
  collections: readonly IndexedCollection[] = [];
  readonly facetKeys = new Numbered();
  /** Of each facet key, the beginning that the keys of its facet have. */
  readonly facets: string[] = [];
  readonly currencies = new Numbered();
  /** Each id once, however many products are in the collection. */
  readonly #collectionIds = new Numbered();

  put({ id, keys, offers, memberships, publishedFrom, publishedUntil, ...rest }: IndexRow): void {
    const inCurrencies: (Offer | undefined)[] = this.currencies.texts.map(() => undefined);
    for (const [currency, price, available, day] of offers) {
      const preorderUntil = day === null ? null : Date.parse(day);
      inCurrencies[this.currencies.numberOf(currency)] = { price, available, preorderUntil };
    }
    const product: IndexedProduct = {
      ...{ id, keys: keys.map((key) => this.#numberOf(key)), offers: inCurrencies },
      memberships: memberships.map(([collectionId, position]) => ({
        collectionId: this.#collectionIds.texts[this.#collectionIds.numberOf(collectionId)]!,
        position,
      })),
      publishedFrom: publishedFrom && publishedFrom.getTime(),
      publishedUntil: publishedUntil && publishedUntil.getTime(),
      ...rest,
    };
    this.products.set(id, product);
    this.byNumber.set(product.number, product);
  }

  /** The id of the collection with this handle. */
  collectionId(handle: string | undefined): string | undefined {
    return this.collections.find((collection) => collection.handle === handle)?.id;
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
    this.byNumber.delete(product.number);
  }

  #numberOf(key: string): number {
    const number = this.facetKeys.numberOf(key);
    this.facets[number] ??= facetOf(key);
    return number;
  }
}
