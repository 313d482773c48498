import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf, pageQuery } from '../common/page.ts';
import { regionHintSchema } from '../common/region.ts';
import { route } from '../common/route.ts';
import { catalogEndpoints } from './catalog.endpoints.ts';
import { collectionSchema, productSchema, productSortSchema, productSummarySchema } from './catalog.schemas.ts';

export const catalogRoutes = {
  listProducts: route({
    endpoint: catalogEndpoints.listProducts,
    summary: 'List the products of the store or of one collection, with search and sorting',
    key: 'publishable',
    query: z.extend(regionHintSchema, {
      ...pageQuery,
      collection: z.optional(z.string()),
      /**
       * Each word must occur in the title, description, vendor, type, tags, option values or SKUs, in any language, in
       * another form, as part of a word, or mistyped if there is nothing else. Case and accents are ignored.
       */
      search: z.optional(z.string().check(z.maxLength(100))),
      sort: z.optional(productSortSchema),
      /** Whether to leave out sold-out products. */
      available: z.optional(z.boolean()),
    }),
    response: component('ProductPage', pageOf(productSummarySchema)),
    errors: ['collection_not_found'],
  }),
  getProduct: route({
    endpoint: catalogEndpoints.getProduct,
    summary: 'Get one product with its description',
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
};
