import * as z from 'zod/mini';
import { pageQuery } from '../common/page.ts';
import { route } from '../common/route.ts';
import {
  adminCollectionPageSchema,
  adminCollectionSchema,
  collectionCreateSchema,
  collectionPatchSchema,
  collectionProductsSchema,
} from './admin-collection.schemas.ts';
import { collectionEndpoints } from './collection.endpoints.ts';

export const collectionRoutes = {
  list: route({
    endpoint: collectionEndpoints.list,
    summary: 'List the collections in the order of the shop',
    key: 'secret',
    query: z.object(pageQuery),
    response: adminCollectionPageSchema,
    errors: [],
  }),
  get: route({
    endpoint: collectionEndpoints.get,
    summary: 'Get one collection by its id or handle, with the handles of its products',
    key: 'secret',
    response: adminCollectionSchema,
    errors: ['collection_not_found'],
  }),
  create: route({
    endpoint: collectionEndpoints.create,
    summary: 'Create a collection of chosen products, or one with rules',
    key: 'secret',
    body: collectionCreateSchema,
    status: 201,
    response: adminCollectionSchema,
    errors: ['handle_taken', 'product_not_found'],
  }),
  update: route({
    endpoint: collectionEndpoints.update,
    summary: 'Change a collection. Fields that are left out stay; the list of products is replaced',
    key: 'secret',
    body: collectionPatchSchema,
    response: adminCollectionSchema,
    errors: ['collection_not_found', 'handle_taken', 'product_not_found'],
  }),
  remove: route({
    endpoint: collectionEndpoints.remove,
    summary: 'Delete a collection. Its products stay',
    key: 'secret',
    status: 204,
    errors: ['collection_not_found'],
  }),
  changeProducts: route({
    endpoint: collectionEndpoints.changeProducts,
    summary: 'Add products to a collection, or remove them',
    key: 'secret',
    body: collectionProductsSchema,
    response: adminCollectionSchema,
    errors: ['collection_not_found', 'product_not_found'],
  }),
};
