import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import {
  changeCollectionProducts,
  createCollection,
  deleteCollection,
  getAdminCollection,
  listAdminCollections,
  updateCollection,
} from './admin-collections.ts';

export const collectionTopic = [
  bind(routes.collection.list, listAdminCollections),
  bind(routes.collection.get, (context, { collectionId }) => getAdminCollection(context, collectionId)),
  bind(routes.collection.create, createCollection),
  bind(routes.collection.update, (context, { collectionId, ...patch }) =>
    updateCollection(context, collectionId, patch),
  ),
  bind(routes.collection.remove, (context, { collectionId }) => deleteCollection(context, collectionId)),
  bind(routes.collection.changeProducts, (context, { collectionId, ...change }) =>
    changeCollectionProducts(context, collectionId, change),
  ),
];
