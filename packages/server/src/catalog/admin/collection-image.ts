import { isRefusal, refuse, type AdminCollection, type Refusal } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import type { RequestContext } from '../../shop/requests/context.ts';
import { images, type CollectionRow } from '../catalog.tables.ts';
import { saveCollection } from '../product/save-collection.ts';
import { changingCollection, findCollection } from './admin-collections.ts';
import { storeImage, type ImageOrigin, type ImageTexts } from './store-image.ts';

/** Keeps the bytes of a picture and makes it that of a collection. */
export async function setCollectionImage(
  context: RequestContext,
  idOrHandle: string,
  origin: ImageOrigin,
  texts: ImageTexts = {},
): Promise<AdminCollection | Refusal> {
  const { db, store } = context;
  if (!(await findCollection(db, store.id, idOrHandle)))
    return refuse('collection_not_found', { field: 'collectionId' });
  const image = await storeImage(context, origin, texts);
  if (isRefusal(image)) return image;
  return changingCollection(context, idOrHandle, (tx, { collection }) =>
    saveCollection(tx, store.id, { ...unchanged(collection), image }),
  );
}

export function updateCollectionImage(
  context: RequestContext,
  idOrHandle: string,
  { alt, focalPoint }: ImageTexts,
): Promise<AdminCollection | Refusal> {
  return changingCollection(context, idOrHandle, async (tx, { collection, image }) => {
    if (!image) return noImage();
    const changes = { ...(alt && { alt }), ...(focalPoint !== undefined && { focalPoint }) };
    if (Object.keys(changes).length > 0) await tx.update(images).set(changes).where(eq(images.id, image.id));
    return collection.id;
  });
}

export function removeCollectionImage(context: RequestContext, idOrHandle: string): Promise<AdminCollection | Refusal> {
  return changingCollection(context, idOrHandle, async (tx, { collection, image }) => {
    if (!image) return noImage();
    return saveCollection(tx, context.store.id, { ...unchanged(collection), image: null });
  });
}

const noImage = () => refuse('image_not_found', { detail: 'The collection has no picture: set one first.' });

function unchanged({ handle, title, descriptionHtml, position }: CollectionRow) {
  return { handle, title, descriptionHtml, position };
}
