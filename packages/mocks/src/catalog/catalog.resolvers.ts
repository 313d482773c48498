import {
  isRefusal,
  recommendationLimits,
  refuse,
  type ProductSort,
  type ProductSummary,
  type Refusal,
  type RouteInput,
  type Routes,
} from '@smallshop/contract';
import type { Call, Resolvers } from '../shop/resolver.ts';
import { resolveRegion } from '../store/region.ts';
import { seedCollections } from './catalog.data.ts';
import { countFacets, filterProducts, type ShownProduct } from './facets.ts';
import { showCollection, showProduct, showSummary } from './catalog.views.ts';
import { pageOf } from './page.ts';
import { recommend } from './recommendations.ts';
import { searchProducts } from './search.ts';
import { suggest } from './suggestions.ts';
import { unitsSold } from './units-sold.ts';

const orders: Record<ProductSort, ((a: ProductSummary, b: ProductSummary) => number) | undefined> = {
  manual: undefined,
  title: (a, b) => a.title.localeCompare(b.title),
  price_asc: (a, b) => a.priceRange.min.amount - b.priceRange.min.amount,
  price_desc: (a, b) => b.priceRange.min.amount - a.priceRange.min.amount,
  newest: undefined,
  best_selling: undefined,
  relevance: undefined,
};

type Filtered = RouteInput<Routes['catalog']['listFacets']>;

const isSearch = ({ search = '' }: Filtered) => search.trim() !== '';

/** The products that a search finds, best first, before they are filtered; all without one. */
function findProducts(input: Filtered, { shop, acceptLanguage }: Call): ShownProduct[] | Refusal {
  const { collection, priceMin = 0, priceMax = Infinity, search = '' } = input;
  if (collection && !seedCollections.some(({ handle }) => handle === collection)) return refuse('collection_not_found');
  if (priceMin > priceMax)
    return refuse('invalid_request', { field: 'priceMax', errors: [{ field: 'priceMax', code: 'too_small' }] });
  const region = resolveRegion(input, acceptLanguage);
  const all = shop.conditions.catalog === 'empty' ? [] : shop.products;
  const found = isSearch(input) ? searchProducts(all, search) : all;
  return found.map((seed) => ({ seed, summary: showSummary(shop, seed, region) }));
}

/** The products with these handles, in their order. */
function listNamed(input: RouteInput<Routes['catalog']['listProducts']> & { handle: string[] }, call: Call) {
  const allowed = ['handle', 'available', 'country', 'currency', 'language'];
  const [field] = Object.keys(input).filter((name) => !allowed.includes(name));
  if (field !== undefined) return refuse('invalid_request', { field, errors: [{ field, code: 'not_allowed' }] });
  const { handle, available, ...region } = input;
  const found = findProducts({ ...region, ...(available && { available }) }, call);
  if (isRefusal(found)) return found;
  const list = filterProducts(found, { available }).map(({ summary }) => summary);
  const items = [...new Set(handle)].flatMap((one) => list.filter((product) => product.handle === one));
  return { items, nextCursor: null };
}

export const catalogResolvers: Resolvers<'catalog'> = {
  listProducts(input, call) {
    if (input.handle) return listNamed({ ...input, handle: input.handle }, call);
    const found = findProducts(input, call);
    if (isRefusal(found)) return found;
    const { sort = isSearch(input) ? 'relevance' : 'manual' } = input;
    const { products } = call.shop;
    const inOrder =
      sort === 'relevance' ? found : found.toSorted((a, b) => products.indexOf(a.seed) - products.indexOf(b.seed));
    const list = filterProducts(inOrder, input).map(({ summary }) => summary);
    if (sort === 'newest') list.reverse();
    if (sort === 'best_selling') {
      const units = unitsSold(call.shop);
      list.sort((a, b) => (units.get(b.handle) ?? 0) - (units.get(a.handle) ?? 0));
    }
    return pageOf(orders[sort] ? list.sort(orders[sort]) : list, input);
  },
  listFacets(input, call) {
    const found = findProducts(input, call);
    if (isRefusal(found)) return found;
    const region = resolveRegion(input, call.acceptLanguage);
    const titles = seedCollections.map((one) => [one.handle, showCollection(call.shop, one, region).title] as const);
    return countFacets(found, input, new Map(titles));
  },
  listSuggestions(input, { shop, acceptLanguage }) {
    const region = resolveRegion(input, acceptLanguage);
    const all = shop.conditions.catalog === 'empty' ? [] : shop.products;
    const found = searchProducts(all, input.search).map((seed) => showSummary(shop, seed, region));
    const collections = seedCollections.map((collection) => showCollection(shop, collection, region));
    return suggest(input.search, found, collections);
  },
  listRecommendations({ kind = 'related', limit = recommendationLimits.defaultCount, ...input }, call) {
    const { shop, acceptLanguage } = call;
    const region = resolveRegion(input, acceptLanguage);
    const all = shop.conditions.catalog === 'empty' ? [] : shop.products;
    const shown = all.map((seed) => ({ seed, summary: showSummary(shop, seed, region) }));
    const own = shown.find(({ seed }) => seed.handle === input.handle);
    return own ? { items: recommend(shop, own, shown, { kind, limit }) } : refuse('product_not_found');
  },
  getProduct(input, { shop, acceptLanguage }) {
    const product = shop.products.find(({ handle }) => handle === input.handle);
    if (!product || shop.conditions.catalog === 'empty') return refuse('product_not_found');
    return showProduct(shop, product, resolveRegion(input, acceptLanguage));
  },
  listCollections(input, { shop, acceptLanguage }) {
    const region = resolveRegion(input, acceptLanguage);
    return pageOf(
      seedCollections.map((collection) => showCollection(shop, collection, region)),
      input,
    );
  },
  getCollection(input, { shop, acceptLanguage }) {
    const collection = seedCollections.find(({ handle }) => handle === input.handle);
    if (!collection) return refuse('collection_not_found');
    return showCollection(shop, collection, resolveRegion(input, acceptLanguage));
  },
};
