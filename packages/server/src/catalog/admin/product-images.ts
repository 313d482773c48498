import { refuse, type AdminImage, type AdminImageInput, type FieldError, type Refusal } from '@smallshop/contract';
import type { ImageInput } from '../product/product-input.ts';

/** The pictures that a product will have, in their order: those of the list, or those that it has without a list.
 * `added` are those that were just stored. */
export function resolveImages(
  present: readonly AdminImage[],
  given: readonly AdminImageInput[] | undefined,
  added: readonly ImageInput[] = [],
): ImageInput[] | Refusal {
  if (!given) return present.map(keptImage);
  const errors: FieldError[] = [];
  const resolved = given.flatMap((one, nth) => {
    const same = present.find(({ id, file }) => (one.id === undefined ? file === one.file : id === one.id));
    const { alt, focalPoint } = one;
    if (same) return [keptImage({ ...same, ...(alt && { alt }), ...(focalPoint !== undefined && { focalPoint }) })];
    const fresh = added.find(({ file }) => file === one.file);
    if (fresh) return [fresh];
    const detail = 'The product has no such picture. Name one of its pictures by its id or file.';
    errors.push({ field: `images.${nth}.${one.id === undefined ? 'file' : 'id'}`, code: 'invalid', detail });
    return [];
  });
  return errors.length > 0 ? refuse('invalid_request', { errors }) : resolved;
}

/** A picture as a product is saved with it. */
export function keptImage({ id: _id, url: _url, ...image }: AdminImage): ImageInput {
  return image;
}
