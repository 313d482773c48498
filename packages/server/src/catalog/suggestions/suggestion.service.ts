import { searchLimits, type RouteInput, type Routes, type Suggestions } from '@smallshop/contract';
import { textIn, type LocalizedText } from '../../platform/database/text.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { storeLanguagesOf, viewFor } from '../product/catalog.service.ts';
import { viewImage, type View } from '../product/image-view.ts';
import { eachMatch } from '../product-index/match-products.ts';
import type { ProductIndex } from '../product-index/product-index.ts';
import { productIndexOf } from '../product-index/product-indexes.ts';
import { PageSelection } from '../product-index/select-page.ts';
import { foldText } from '../search/fold-text.ts';
import { resolveUnfinishedSearch } from '../search/resolve-search.ts';
import type { TextQuery } from '../search/text-query.ts';
import { tokensOf } from '../search/tokens.ts';
import { findSuggested, type SuggestedRow } from './suggestion.repo.ts';

/** Products whose titles complete the last word. */
const maxRead = 24;
const maxProducts = 5;
const maxCollections = 3;
const maxQueries = 5;
/** A few letters match half of a catalogue: not more hits are compared. */
const maxCompared = 500;
/** Of a store with very many collections, the first. */
const maxComparedCollections = 500;

export async function listSuggestions(
  context: RequestContext,
  input: RouteInput<Routes['catalog']['listSuggestions']>,
): Promise<Suggestions> {
  const { db, store } = context;
  const { search } = input;
  const { currency, view } = await viewFor(context, input);
  const index = await productIndexOf(db, store.id);
  const where = { storeId: store.id, languages: storeLanguagesOf(context), resolved: index.resolved };
  const text = await resolveUnfinishedSearch(db, search, where);
  if (!text) return { queries: [], collections: [], products: [] };
  const found = mostRelevant(index, text, { currency, now: context.now() });
  const rows = await findSuggested(db, [...found.keys()]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = [...found].flatMap(([id, offer]) => {
    const row = byId.get(id);
    return row ? [{ ...row, ...offer }] : [];
  });
  return withinLimit({
    queries: completionsOf(
      search,
      shown.map(({ title }) => textIn(title, view.languages)),
    ),
    collections: index.collections
      .slice(0, maxComparedCollections)
      .filter(({ title }) => matches(search, title))
      .slice(0, maxCollections)
      .map(({ handle, title }) => ({ handle, title: textIn(title, view.languages) })),
    products: shown.slice(0, maxProducts).map((row) => viewProduct(row, currency, view)),
  });
}

interface Offer {
  /** In minor units. */
  price: number;
  available: boolean;
}

/** The offers of the most relevant of the hits, by the id of the product, in their order. */
function mostRelevant(
  index: ProductIndex,
  text: TextQuery,
  { currency, now }: { currency: string; now: Date },
): Map<string, Offer> {
  const page = new PageSelection(index, { sort: 'relevance', currency, now, after: null, limit: maxRead });
  const searched = { query: text, withScores: true, limit: maxCompared, matters: page.canTake };
  eachMatch(index, { currency, now, availableOnly: false }, searched, (slot, score) => page.add(slot, score));
  const offers = index.offersIn(currency);
  const offerOf = (slot: number) => ({
    price: offers!.price(slot),
    available: offers!.isAvailable(slot, now.getTime()),
  });
  return new Map(page.placed.map(({ id }) => [id, offerOf(index.slotOf(id)!)]));
}

function viewProduct({ handle, title, price, available, image }: SuggestedRow & Offer, currency: string, view: View) {
  const shown = image && viewImage(image, view);
  return {
    handle,
    title: textIn(title, view.languages),
    price: { amount: price, currency },
    available,
    image: shown && {
      url: shown.template.replace('{width}', String(shown.widths[0]!)).replace('{format}', 'webp'),
      alt: shown.alt,
      width: shown.width,
      height: shown.height,
    },
  };
}

const lastWord = /[\p{L}\p{M}\p{N}]+$/u;

/** Completes the last word by words of titles, those of the most titles first. */
function completionsOf(search: string, titles: readonly string[]): string[] {
  const typed = lastWord.exec(search)?.[0];
  if (typed === undefined) return [];
  const before = search.slice(0, -typed.length).trimStart().toLowerCase();
  const words = titles.flatMap((title) => [
    ...new Set(title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu) ?? []),
  ]);
  const fitting = words.filter((word) => foldText(word).startsWith(foldText(typed)));
  const counts = [...Map.groupBy(fitting, (word) => word)].sort(([, a], [, b]) => b.length - a.length);
  return counts.slice(0, maxQueries).map(([word]) => before + word);
}

/** Whether each word of the search begins a word of the title, in any language. */
function matches(search: string, title: LocalizedText): boolean {
  const tokens = [...tokensOf(Object.values(title).join('\n'))];
  return [...tokensOf(search)].every((typed) => tokens.some((token) => token.startsWith(typed)));
}

/** Leaves out what comes last until the rest is small enough. */
function withinLimit(suggestions: Suggestions): Suggestions {
  const { queries, collections, products } = suggestions;
  if (Buffer.byteLength(JSON.stringify(suggestions)) <= searchLimits.suggestionBytes) return suggestions;
  if (products.length > 0) return withinLimit({ ...suggestions, products: products.slice(0, -1) });
  if (collections.length > 0) return withinLimit({ ...suggestions, collections: collections.slice(0, -1) });
  return withinLimit({ ...suggestions, queries: queries.slice(0, -1) });
}
