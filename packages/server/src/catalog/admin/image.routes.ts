import {
  maxImageBytes,
  maxImagesPerProduct,
  refuse,
  routes,
  type AdminImage,
  type AdminImageInput,
  type AdminProduct,
  type Refusal,
} from '@smallshop/contract';
import { createGuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { storeOriginal } from '../media/originals.ts';
import { placeholderOf } from '../media/placeholder.ts';
import type { ImageInput } from '../product/product-input.ts';
import { findProductId, updateProduct } from './save-admin-product.ts';

const timeoutMs = 30_000;

interface ImageChange {
  alt?: AdminImage['alt'] | undefined;
  focalPoint?: AdminImage['focalPoint'] | undefined;
  position?: number | undefined;
}

/** Keeps the bytes of a picture and adds it to a product. */
async function addImage(
  context: RequestContext,
  productId: string,
  { bytes, source, ...change }: ImageChange & { bytes: Uint8Array; source: string },
): Promise<AdminProduct | Refusal> {
  const { dataDir } = context.deps;
  if ((await findProductId(context.db, context.store.id, productId)) === undefined)
    return refuse('product_not_found', { field: 'productId' });
  let image: ImageInput;
  try {
    const original = await storeOriginal(dataDir, bytes);
    const placeholder = await placeholderOf(dataDir, original.file);
    image = { ...original, source, alt: change.alt ?? {}, placeholder, focalPoint: change.focalPoint ?? null };
  } catch (error) {
    return unusable(`Send a JPEG, PNG, WebP, GIF or AVIF: ${(error as Error).message}`);
  }
  return updateProduct(
    context,
    productId,
    ({ images }) => {
      const same = images.find(({ file }) => file === image.file);
      if (same) return unusable(`The product has this picture already: it is ${same.id}.`);
      if (images.length >= maxImagesPerProduct)
        return unusable(`A product has at most ${maxImagesPerProduct} pictures: delete one first.`);
      return { images: placed<AdminImageInput>(images, { file: image.file }, change.position ?? images.length) };
    },
    [image],
  );
}

const unusable = (detail: string) => refuse('image_unusable', { detail });

/** The list with this picture at this place. */
function placed<T>(list: readonly T[], one: T, position: number): T[] {
  return [...list.slice(0, position), one, ...list.slice(position)];
}

export const imageTopic = [
  bind(routes.image.add, async (context, { productId, url, ...change }) => {
    const fetchOutside = context.deps.fetchOutside ?? createGuardedFetch();
    try {
      const headers = { Accept: 'image/*' };
      const { status, bytes } = await fetchOutside(url, { headers, maxBytes: maxImageBytes, timeoutMs });
      if (status !== 200) return refuse('image_unusable', { field: 'url', detail: `The server answers ${status}.` });
      return await addImage(context, productId, { ...change, bytes, source: url });
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'GuardedFetchError') throw error;
      return refuse('image_unusable', { field: 'url', detail: `It cannot be loaded: ${error.message}` });
    }
  }),

  bind(routes.image.upload, (context, { productId, file }) =>
    addImage(context, productId, { bytes: file as Uint8Array, source: 'upload' }),
  ),

  bind(routes.image.update, (context, { productId, imageId, position, alt, focalPoint }) =>
    updateProduct(context, productId, ({ images }) => {
      const image = images.find(({ id }) => id === imageId);
      if (!image) return refuse('image_not_found', { field: 'imageId' });
      const changed = { ...image, ...(alt && { alt }), ...(focalPoint !== undefined && { focalPoint }) };
      if (position === undefined) return { images: images.map((one) => (one === image ? changed : one)) };
      return {
        images: placed(
          images.filter((one) => one !== image),
          changed,
          position,
        ),
      };
    }),
  ),

  bind(routes.image.remove, (context, { productId, imageId }) =>
    updateProduct(context, productId, ({ images }) =>
      images.some(({ id }) => id === imageId)
        ? { images: images.filter(({ id }) => id !== imageId) }
        : refuse('image_not_found', { field: 'imageId' }),
    ),
  ),
];
