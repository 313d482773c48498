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
import { removeCollectionImage, setCollectionImage, updateCollectionImage } from './collection-image.ts';

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
  bind(routes.collection.setImage, (context, { collectionId, url, ...texts }) =>
    setCollectionImage(context, collectionId, { url }, texts),
  ),
  bind(routes.collection.uploadImage, (context, { collectionId, file }) =>
    setCollectionImage(context, collectionId, { file: file as Uint8Array }),
  ),
  bind(routes.collection.updateImage, (context, { collectionId, ...texts }) =>
    updateCollectionImage(context, collectionId, texts),
  ),
  bind(routes.collection.removeImage, (context, { collectionId }) => removeCollectionImage(context, collectionId)),
];
