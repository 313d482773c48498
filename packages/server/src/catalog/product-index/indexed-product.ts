import type { LocalizedText } from '../../platform/database/text.ts';

/** What a product is filtered, counted and sorted by. */
export interface IndexedProduct {
  id: string;
  /** Its place in the `words` of the index. */
  slot: number;
  /** The numbers of its facet keys in `facetKeys` of the index. */
  keys: readonly number[];
  /** In each currency, by the number of the currency in the index. Undefined where it is not sold. */
  offers: readonly (Offer | undefined)[];
  memberships: readonly Membership[];
  published: boolean;
  /** Its publication window, in milliseconds since 1970. Null: without a limit. */
  publishedFrom: number | null;
  publishedUntil: number | null;
  /** The merchant's order. */
  position: number;
  /** When it was created: microseconds since 1970. */
  createdMicros: number;
  /** See `countUnitsSold`. */
  unitsSold: number;
}

export interface Offer {
  /** The lowest price of a variant, in minor units. */
  price: number;
  available: boolean;
  /** It is available as a pre-order until this moment, in milliseconds since 1970. Null: it is none. */
  preorderUntil: number | null;
}

export interface Membership {
  /** See `collectionNumber` of the index. */
  collection: number;
  position: number;
}

export interface IndexedCollection {
  id: string;
  handle: string;
  title: LocalizedText;
}

/** Whether shoppers see a product at a moment, in milliseconds since 1970. */
export function isPublishedAt({ published, publishedFrom, publishedUntil }: IndexedProduct, moment: number): boolean {
  return (
    published &&
    (publishedFrom === null || publishedFrom <= moment) &&
    (publishedUntil === null || moment < publishedUntil)
  );
}

/** The offer at a moment, in milliseconds since 1970: a pre-order is available until its day. */
export function offerAt(offer: Offer, moment: number): Offer {
  const { available, preorderUntil } = offer;
  return !available && preorderUntil !== null && moment < preorderUntil ? { ...offer, available: true } : offer;
}
