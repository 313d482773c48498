import type { Collection, ProductSummary, Suggestions } from '@smallshop/contract';
import { foldText } from './search.ts';

/** Suggestions from the products that the search finds, best first. */
export function suggest(
  search: string,
  found: readonly ProductSummary[],
  collections: readonly Collection[],
): Suggestions {
  const typed = /[\p{L}\p{N}]*$/u.exec(search)![0];
  const before = search.slice(0, search.length - typed.length).toLowerCase();
  const begins = (word: string) => typed !== '' && foldText(word).startsWith(foldText(typed));
  const words = found.flatMap(({ title }) => title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const titles = collections.filter(({ title }) => foldText(title).startsWith(foldText(search.trim())));
  return {
    queries: [...new Set(words.filter(begins))].slice(0, 5).map((word) => before + word),
    collections: titles.slice(0, 3).map(({ handle, title }) => ({ handle, title })),
    products: found.slice(0, 5).map(({ handle, title, priceRange, available }) => ({
      ...{ handle, title, price: priceRange.min, available },
      // The pictures of the mock shop are inline, and larger than suggestions may be.
      image: null,
    })),
  };
}
