import type { ProductSort } from '@smallshop/contract';
import type { Cursor } from '../../platform/http/cursor.ts';
import { relevanceOf } from '../search/relevance.ts';
import type { IndexedProduct, Offer } from './indexed-product.ts';

/** The orders that the index decides. */
export type IndexSort = Exclude<ProductSort, 'title'>;

/** A product of a list, and what the list is ordered by. */
export interface Placed {
  id: string;
  key: number;
}

export interface Placing {
  sort: IndexSort;
  /** In a list of one collection, the order `manual` is that of the collection. */
  collectionId: string | undefined;
}

/** Returns what a list is ordered by. The score is that of a hit; see `scoreOf`. */
export function keyOf(
  { position, createdMicros, memberships }: IndexedProduct,
  { price, available }: Offer,
  score: number,
  { sort, collectionId }: Placing,
): number {
  switch (sort) {
    case 'manual':
      return memberships.find((membership) => membership.collectionId === collectionId)?.position ?? position;
    case 'price_asc':
    case 'price_desc':
      return price;
    case 'newest':
      return createdMicros;
    case 'relevance':
      return relevanceOf(score, { available, position });
  }
}

/** Returns the first `limit` products of a list after a cursor. All products of a store may be given, in any order. */
export function selectPage(
  products: Iterable<Placed>,
  { sort, after, limit }: { sort: IndexSort; after: Cursor | null; limit: number },
): Placed[] {
  const isAscending = sort === 'manual' || sort === 'price_asc';
  const compare = (a: Placed, b: { key: Cursor['key']; id: string }): number => {
    const difference = a.key - Number(b.key);
    return (isAscending ? difference : -difference) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  };
  const page: Placed[] = [];
  for (const one of products) {
    if (page.length === limit && compare(one, page.at(-1)!) > 0) continue;
    if (after && compare(one, after) <= 0) continue;
    const before = page.findLastIndex((other) => compare(other, one) < 0);
    page.splice(before + 1, 0, one);
    if (page.length > limit) page.pop();
  }
  return page;
}
