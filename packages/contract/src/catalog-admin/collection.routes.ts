import * as z from 'zod/mini';
import { component } from '../common/component.ts';
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
import { maxImageBytes } from './image.limits.ts';
import { imageTexts, imageUrlSchema } from './image.schemas.ts';

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
  setImage: route({
    endpoint: collectionEndpoints.setImage,
    summary: 'Set the picture of a collection from an address. It replaces the present one',
    key: 'secret',
    body: component('CollectionImageSet', z.object({ url: imageUrlSchema, ...imageTexts })),
    response: adminCollectionSchema,
    errors: ['collection_not_found', 'image_unusable'],
  }),
  uploadImage: route({
    endpoint: collectionEndpoints.uploadImage,
    summary: 'Upload the picture of a collection: JPEG, PNG, WebP, GIF or AVIF. The body is the file',
    key: 'secret',
    upload: { maxBytes: maxImageBytes },
    response: adminCollectionSchema,
    errors: ['collection_not_found', 'image_unusable'],
  }),
  updateImage: route({
    endpoint: collectionEndpoints.updateImage,
    summary: 'Change the alternative text or the focal point of the picture of a collection',
    key: 'secret',
    body: component('CollectionImagePatch', z.object(imageTexts)),
    response: adminCollectionSchema,
    errors: ['collection_not_found', 'image_not_found'],
  }),
  removeImage: route({
    endpoint: collectionEndpoints.removeImage,
    summary: 'Delete the picture of a collection',
    key: 'secret',
    response: adminCollectionSchema,
    errors: ['collection_not_found', 'image_not_found'],
  }),
};
