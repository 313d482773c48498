import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf, pageQuery } from '../common/page.ts';
import { regionHintSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { catalogEndpoints } from './catalog.endpoints.ts';
import { searchEndpoints } from './search.endpoints.ts';
import { recommendationLimits, searchLimits } from './catalog.limits.ts';
import { recommendationKindSchema, recommendationListSchema } from './recommendation.schemas.ts';
import { suggestionsSchema } from './suggestion.schemas.ts';
import { facetListSchema, metafieldValueSchema, optionValueSchema } from './facet.schemas.ts';
import { collectionSchema, productSchema, productSortSchema, productSummarySchema } from './catalog.schemas.ts';

const filterValues = z.optional(z.array(z.string()).check(z.maxLength(searchLimits.valuesPerFilter)));
const priceBound = z.optional(z.int().check(z.gte(0)));

/**
 * Which products a list, or the counts of facets, are about. A product must match one value of each filter that is
 * given.
 */
const productFilters = {
  /** Handle. */
  collection: z.optional(z.string()),
  /**
   * Each word must occur in the title, description, vendor, type, tags, option values or SKUs, in any language, in
   * another form, as part of a word, or mistyped if there is nothing else. Case and accents are ignored.
   */
  search: z.optional(z.string().check(z.maxLength(searchLimits.searchLength))),
  /** Whether to leave out sold-out products. */
  available: z.optional(z.boolean()),
  vendor: filterValues,
  /** The product type. */
  type: filterValues,
  tag: filterValues,
  /** A value of an option as facets have it, such as `Colour:Red`. Values of different options must all match. */
  option: z.optional(z.array(optionValueSchema).check(z.maxLength(searchLimits.valuesPerFilter))),
  /**
   * A value of a metafield that the store has defined as a filter, as facets have it, such as `custom.fabric:Wool`.
   * Values of different metafields must all match.
   */
  meta: z.optional(z.array(metafieldValueSchema).check(z.maxLength(searchLimits.valuesPerFilter))),
  /** The lowest price of a variant, in minor units of the region's currency. */
  priceMin: priceBound,
  priceMax: priceBound,
};

export const catalogRoutes = {
  listProducts: route({
    endpoint: catalogEndpoints.listProducts,
    summary: 'List the products of the store or of one collection, with search, filters and sorting',
    key: 'publishable',
    query: z.extend(regionHintSchema, {
      ...pageQuery,
      ...productFilters,
      sort: z.optional(productSortSchema),
      /**
       * Only these products, in this order; those that are gone are left out. A former handle of a product finds it
       * too. Of the other filters only `available` can be combined with it.
       */
      handle: filterValues,
    }),
    response: component('ProductPage', pageOf(productSummarySchema)),
    errors: ['collection_not_found'],
  }),
  getProduct: route({
    endpoint: catalogEndpoints.getProduct,
    summary: 'Get one product with its description, by its handle or by one that it had before',
    key: 'publishable',
    query: regionHintSchema,
    response: productSchema,
    errors: ['product_not_found'],
  }),
  listCollections: route({
    endpoint: catalogEndpoints.listCollections,
    summary: 'List the collections of the store',
    key: 'publishable',
    query: z.extend(regionHintSchema, pageQuery),
    response: component('CollectionPage', pageOf(collectionSchema)),
    errors: [],
  }),
  getCollection: route({
    endpoint: catalogEndpoints.getCollection,
    summary: 'Get one collection',
    key: 'publishable',
    query: regionHintSchema,
    response: collectionSchema,
    errors: ['collection_not_found'],
  }),
  listFacets: route({
    endpoint: searchEndpoints.listFacets,
    summary: 'Count the products for each value that a list can be filtered by',
    key: 'publishable',
    query: z.extend(regionHintSchema, productFilters),
    response: facetListSchema,
    errors: ['collection_not_found'],
  }),
  listSuggestions: route({
    endpoint: searchEndpoints.listSuggestions,
    summary: 'Suggest products, collections and searches while a shopper types',
    key: 'publishable',
    query: z.extend(regionHintSchema, {
      /** What was typed so far. Its last word may be unfinished. */
      search: z.string().check(z.minLength(1), z.maxLength(searchLimits.searchLength)),
    }),
    response: suggestionsSchema,
    errors: [],
  }),
  listRecommendations: route({
    endpoint: searchEndpoints.listRecommendations,
    summary: 'List products that are recommended beside a product, each with its reason',
    key: 'publishable',
    query: z.extend(regionHintSchema, {
      /**
       * Default: `related`. After the products that were bought together come related ones, if there are fewer than
       * `limit`.
       */
      kind: z.optional(recommendationKindSchema),
      /** Default: `recommendationLimits.defaultCount`. */
      limit: z.optional(z.int().check(z.gte(1), z.lte(recommendationLimits.maxCount))),
    }),
    response: recommendationListSchema,
    errors: ['product_not_found'],
  }),
};
