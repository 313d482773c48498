import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import type { ErrorCode } from '../common/problem.ts';
import { route } from '../common/route.ts';
import { adminProductSchema } from './admin-product.schemas.ts';
import { imageEndpoints } from './image.endpoints.ts';
import { maxImageBytes, maxImagesPerProduct } from './image.limits.ts';
import { imageTexts, imageUrlSchema } from './image.schemas.ts';

/** Changes the pictures of one product, named by its id or handle, and returns the changed product. */
const changed = { key: 'secret', versioned: true, response: adminProductSchema } as const;
const errors = ['product_not_found', 'version_conflict'] as const satisfies ErrorCode[];

const imageFields = {
  ...imageTexts,
  /** Index in the list of pictures. Default of a new picture: the last. */
  position: z.optional(z.int().check(z.gte(0), z.lte(maxImagesPerProduct))),
};

export const imageRoutes = {
  add: route({
    ...changed,
    endpoint: imageEndpoints.add,
    summary: 'Add a picture to a product from an address',
    body: component(
      'ImageAdd',
      z.object({
        url: imageUrlSchema,
        ...imageFields,
      }),
    ),
    errors: [...errors, 'image_unusable'],
  }),
  upload: route({
    ...changed,
    endpoint: imageEndpoints.upload,
    summary: 'Upload a picture of a product: JPEG, PNG, WebP, GIF or AVIF. The body is the file',
    upload: { maxBytes: maxImageBytes },
    errors: [...errors, 'image_unusable'],
  }),
  update: route({
    ...changed,
    endpoint: imageEndpoints.update,
    summary: 'Change the alternative text, focal point or position of a picture',
    body: component('ImagePatch', z.object(imageFields)),
    errors: [...errors, 'image_not_found'],
  }),
  remove: route({
    ...changed,
    endpoint: imageEndpoints.remove,
    summary: 'Delete a picture of a product. Variants with it have no picture then',
    errors: [...errors, 'image_not_found'],
  }),
};
