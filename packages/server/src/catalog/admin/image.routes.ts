import {
  isRefusal,
  maxImagesPerProduct,
  refuse,
  routes,
  type AdminImageInput,
  type AdminProduct,
  type Refusal,
} from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { findProductId, updateProduct } from './save-admin-product.ts';
import { storeImage, unusableImage, type ImageOrigin, type ImageTexts } from './store-image.ts';

interface ImageChange extends ImageTexts {
  position?: number | undefined;
}

/** Keeps the bytes of a picture and adds it to a product. */
async function addImage(
  context: RequestContext,
  productId: string,
  origin: ImageOrigin,
  change: ImageChange = {},
): Promise<AdminProduct | Refusal> {
  if ((await findProductId(context.db, context.store.id, productId)) === undefined)
    return refuse('product_not_found', { field: 'productId' });
  const image = await storeImage(context, origin, change);
  if (isRefusal(image)) return image;
  return updateProduct(
    context,
    productId,
    ({ images }) => {
      const same = images.find(({ file }) => file === image.file);
      if (same) return unusableImage(`The product has this picture already: it is ${same.id}.`);
      if (images.length >= maxImagesPerProduct)
        return unusableImage(`A product has at most ${maxImagesPerProduct} pictures: delete one first.`);
      return { images: placed<AdminImageInput>(images, { file: image.file }, change.position ?? images.length) };
    },
    { images: [image] },
  );
}

/** The list with this picture at this place. */
function placed<T>(list: readonly T[], one: T, position: number): T[] {
  return [...list.slice(0, position), one, ...list.slice(position)];
}

export const imageTopic = [
  bind(routes.image.add, (context, { productId, url, ...change }) => addImage(context, productId, { url }, change)),

  bind(routes.image.upload, (context, { productId, file }) =>
    addImage(context, productId, { file: file as Uint8Array }),
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
