import {
  refuse,
  defaultPageSize,
  type Collection,
  type Product,
  type ProductSort,
  type ProductSummary,
  type Region,
  type RegionHint,
  type RouteInput,
  type Routes,
  type Refusal,
} from '@smallshop/contract';
import type { RequestContext } from '../../shop/requests/context.ts';
import { JsonText } from '../../shop/requests/json-text.ts';
import type { Database } from '../../platform/database/client.ts';
import { languageChain, textIn } from '../../platform/database/text.ts';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { resolveRegion } from '../../shop/requests/resolve-region.ts';
import { priceTermsOf } from '../../pricing/landed-cost/price-terms.ts';
import { findCollectionId, findCollections, type CollectionFound } from './collection.repo.ts';
import { viewImage, type View } from './image-view.ts';
import { findProducts, madeOf, type ProductState } from './product-cache.ts';
import { listByHandles } from './list-by-handles.repo.ts';
import { findProductState, listProductRows } from './product-list.repo.ts';
import { searchProducts } from './search-list.repo.ts';
import { hasFacetFilter, type ProductFilters } from '../search/filters.ts';
import { isShipped } from '../variant-data/bundle.ts';
import { dayOf } from '../variant-data/preorder.ts';
import { viewProduct, viewSummary, type ProductView } from './product-view.ts';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export async function listProducts(
  context: RequestContext,
  input: RouteInput<Routes['catalog']['listProducts']>,
): Promise<JsonText<Page<ProductSummary>> | Refusal> {
  const { db, store } = context;
  const { limit = defaultPageSize, search = '' } = input;
  const filters = filtersOf(input);
  const wrong = input.handle ? notBesideHandles(input) : emptyPriceRange(filters);
  if (wrong) return wrong;
  if (input.handle) return listNamed(context, { ...input, handle: input.handle });
  const isSearch = search.trim() !== '';
  const sort = sortOf(input.sort, isSearch);
  const after = input.cursor ? readCursor(input.cursor, sort, 'bigint') : null;
  if (input.cursor && !after) return badCursor();
  const { currency, view } = await viewFor(context, input);
  const query = {
    storeId: store.id,
    currency,
    languages: view.languages,
    now: context.now(),
    ...filters,
    after,
    limit,
    ...(input.collection !== undefined && { collection: input.collection }),
  };
  const rows =
    sort === 'relevance' || isSearch || hasFacetFilter(query)
      ? await searchProducts(db, {
          ...query,
          sort,
          ...(isSearch && { search }),
          storeLanguages: storeLanguagesOf(context),
        })
      : await listProductRows(db, { ...query, sort });
  if (rows.length === 0 && input.collection !== undefined && !(await findCollectionId(db, store.id, input.collection)))
    return refuse('collection_not_found');
  expireAt(context, rows[0]?.boundary);
  const { shown, nextCursor } = cutPage(rows, limit, ({ key, id }) => ({ order: sort, key, id }));
  const texts = await summaryTexts(db, { currency, view }, shown);
  return new JsonText(`{"items":[${[...texts.values()].join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`);
}

/** Lists the products with these handles, in their order. */
async function listNamed(
  context: RequestContext,
  input: RegionHint & { handle: readonly string[]; available?: boolean | undefined },
): Promise<JsonText<Page<ProductSummary>>> {
  const { db, store } = context;
  const { currency, view } = await viewFor(context, input);
  const rows = await listByHandles(db, {
    ...{ storeId: store.id, currency, handles: input.handle },
    ...{ availableOnly: input.available === true, now: context.now() },
  });
  expireAt(context, rows[0]?.boundary);
  const texts = await summaryTexts(db, { currency, view }, rows);
  return new JsonText(`{"items":[${[...texts.values()].join(',')}],"nextCursor":null}`);
}

/** Refuses parameters that choose or order products in another way. */
function notBesideHandles(input: RouteInput<Routes['catalog']['listProducts']>): Refusal | undefined {
  const allowed = ['handle', 'available', 'country', 'currency', 'language'];
  const field = Object.entries(input).find(([name, value]) => value !== undefined && !allowed.includes(name))?.[0];
  if (field === undefined) return undefined;
  const detail = 'Leave it out beside handle: the list has the products that are named, in their order.';
  return refuse('invalid_request', { field, errors: [{ field, code: 'not_allowed', detail }] });
}

/**
 * Returns products as lists carry them, as JSON, by id and in this order. Those that were deleted since, or lost their
 * last price in the currency, are left out.
 */
export async function summaryTexts(
  db: Database,
  { currency, view }: { currency: string; view: ProductView },
  states: readonly ProductState[],
): Promise<Map<string, string>> {
  const found = await findProducts(db, currency, states);
  const viewKey = JSON.stringify([view.country, view.languages, view.baseUrl, view.today]);
  const texts = new Map<string, string>();
  for (const { id } of states) {
    const one = found.get(id);
    if (!one || one.details.variants.length === 0) continue;
    texts.set(
      id,
      madeOf(one, viewKey, () => JSON.stringify(viewSummary(one.product, one.details, view))),
    );
  }
  return texts;
}

/** How long caches may keep an answer: see `serveCacheable`. */
const cachedMs = 330_000;

/** Caches may keep the answer until a product appears or disappears. */
export function expireAt(context: RequestContext, boundary: number | null | undefined): void {
  if (boundary && boundary - context.now().getTime() < cachedMs) context.expiresAt = new Date(boundary);
}

/** Without a search nothing is more relevant, so the order is the merchant's. */
function sortOf(sort: ProductSort | undefined, isSearch: boolean): ProductSort {
  if (isSearch) return sort ?? 'relevance';
  return sort === undefined || sort === 'relevance' ? 'manual' : sort;
}

/** The filters of a request. */
export function filtersOf(input: RouteInput<Routes['catalog']['listFacets']>): ProductFilters {
  const { vendor, type, tag, option, meta, priceMin, priceMax } = input;
  return {
    availableOnly: input.available === true,
    ...(vendor && { vendor }),
    ...(type && { type }),
    ...(tag && { tag }),
    ...(option && { option }),
    ...(meta && { meta }),
    ...(priceMin !== undefined && { priceMin }),
    ...(priceMax !== undefined && { priceMax }),
  };
}

/** Refuses bounds between which there is no price. */
export function emptyPriceRange({ priceMin, priceMax }: ProductFilters): Refusal | undefined {
  if (priceMin === undefined || priceMax === undefined || priceMin <= priceMax) return undefined;
  const detail = 'It has to be at least priceMin.';
  return refuse('invalid_request', { errors: [{ field: 'priceMax', code: 'too_small', detail }] });
}

/** The languages that the store's products may be in. */
export function storeLanguagesOf({ store, configuration }: RequestContext): string[] {
  const ofMarkets = configuration.markets.flatMap(({ languages }) => languages);
  return [...new Set([store.defaultLanguage, ...store.languages, ...ofMarkets])];
}

export async function getProduct(
  context: RequestContext,
  input: RegionHint & { handle: string },
): Promise<Product | Refusal> {
  const { currency, region, view } = await viewFor(context, input);
  const state = await findProductState(context.db, context.store.id, input.handle, context.now());
  const found = state && (await findProducts(context.db, currency, [state])).get(state.id);
  if (!found) return refuse('product_not_found');
  expireAt(context, state.boundary);
  const { product, details } = found;
  if (details.variants.length === 0) return refuse('product_not_found', { detail: `It is not sold in ${currency}.` });
  const cheapest = details.variants.toSorted((a, b) => a.price.amount - b.price.amount)[0]!;
  const { terms, metafields: definitions } = context.configuration;
  const priced = { ...cheapest.variant, requiresShipping: isShipped(cheapest.variant) };
  return viewProduct(product, details, view, {
    landedCost: await priceTermsOf(terms, region, priced, cheapest.price.amount, context.now()),
    definitions,
    ...(product.handle !== input.handle.normalize('NFC') && { canonicalHandle: product.handle }),
  });
}

export async function listCollections(
  context: RequestContext,
  input: RouteInput<Routes['catalog']['listCollections']>,
): Promise<Page<Collection> | Refusal> {
  const { limit = defaultPageSize } = input;
  const after = input.cursor ? readCursor(input.cursor, 'collections', 'integer') : null;
  if (input.cursor && !after) return badCursor();
  const { currency, view } = await viewFor(context, input);
  const query = { storeId: context.store.id, currency, now: context.now() };
  const rows = await findCollections(context.db, { ...query, after, limit });
  const { shown, nextCursor } = cutPage(rows, limit, ({ collection: { position, id } }) => ({
    order: 'collections',
    key: position,
    id,
  }));
  return { items: shown.map((row) => viewCollection(row, view)), nextCursor };
}

export async function getCollection(
  context: RequestContext,
  input: RegionHint & { handle: string },
): Promise<Collection | Refusal> {
  const { currency, view } = await viewFor(context, input);
  const [row] = await findCollections(context.db, {
    storeId: context.store.id,
    currency,
    now: context.now(),
    handle: input.handle,
    limit: 1,
  });
  return row ? viewCollection(row, view) : refuse('collection_not_found');
}

export async function viewFor(
  context: RequestContext,
  hint: RegionHint,
): Promise<{ currency: string; region: Region; view: ProductView }> {
  const region = await resolveRegion(context, hint);
  const { currency, language } = region;
  return {
    currency,
    region,
    view: {
      languages: languageChain(language, context.store.defaultLanguage),
      baseUrl: context.baseUrl,
      country: region.country,
      today: dayOf(context.now()),
    },
  };
}

function viewCollection({ collection, image, productCount }: CollectionFound, view: View): Collection {
  return {
    id: collection.id,
    handle: collection.handle,
    title: textIn(collection.title, view.languages),
    descriptionHtml: textIn(collection.descriptionHtml, view.languages),
    image: image && viewImage(image, view),
    productCount,
  };
}
