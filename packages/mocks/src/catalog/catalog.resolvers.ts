import { refuse, type ProductSort, type ProductSummary } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';
import { resolveRegion } from '../store/region.ts';
import { seedCollections } from './catalog.data.ts';
import { showCollection, showProduct, showSummary } from './catalog.views.ts';
import { pageOf } from './page.ts';
import { searchProducts } from './search.ts';

const orders: Record<ProductSort, ((a: ProductSummary, b: ProductSummary) => number) | undefined> = {
  manual: undefined,
  title: (a, b) => a.title.localeCompare(b.title),
  price_asc: (a, b) => a.priceRange.min.amount - b.priceRange.min.amount,
  price_desc: (a, b) => b.priceRange.min.amount - a.priceRange.min.amount,
  newest: undefined,
  relevance: undefined,
};

export const catalogResolvers: Resolvers<'catalog'> = {
  listProducts(input, { shop, acceptLanguage }) {
    const { collection, search = '', available } = input;
    const isSearch = search.trim() !== '';
    const { sort = isSearch ? 'relevance' : 'manual' } = input;
    if (collection && !seedCollections.some(({ handle }) => handle === collection))
      return refuse('collection_not_found');
    const region = resolveRegion(input, acceptLanguage);
    const all = shop.conditions.catalog === 'empty' ? [] : shop.products;
    const inOrder = isSearch ? searchProducts(all, search) : all;
    const found = (sort === 'relevance' ? inOrder : all.filter((product) => inOrder.includes(product)))
      .filter((product) => !collection || product.collection === collection)
      .map((product) => showSummary(shop, product, region))
      .filter((product) => !available || product.available);
    if (sort === 'newest') found.reverse();
    return pageOf(orders[sort] ? found.sort(orders[sort]) : found, input);
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
