import type { ImageInput } from '../../product/product-input.ts';
import type { Original } from '../../media/originals.ts';
import type { DraftImage, DraftProduct } from '../rows/draft-product.ts';
import type { KnownProduct } from './known-product.ts';

export interface MergedImages {
  list: ImageInput[];
  indexOfSource(source: string): number | null;
  /** Where a picture of the store's product is now. */
  indexOfKnown(index: number | null): number | null;
  /** Whether the file names this picture, and it could not be loaded now or before. */
  isMissing(source: string): boolean;
}

interface ImageContext {
  title: string;
  language: string;
  /** The pictures that could be loaded, by source. */
  pictures: ReadonlyMap<string, Original>;
  /** The file has the whole list: what it does not name goes. */
  replace: boolean;
}

/**
 * The file's pictures in its order. One that cannot be loaded now stays as the store has it. If the store does not have
 * it either, none goes: the one that it would replace may be the only one.
 */
export function mergeImages(
  draft: DraftProduct,
  known: KnownProduct | undefined,
  { title, language, pictures, replace }: ImageContext,
): MergedImages {
  const stored = known?.input.images ?? [];
  const found = findStoredImages(draft.images, stored, pictures);
  const listed = new Map<string, ImageInput>();
  /** The pictures of the file that the store has, by what the store has. */
  const updates = new Map<ImageInput, ImageInput>();
  for (const { src, alt } of draft.images) {
    const before = found.get(src);
    const original = pictures.get(src) ?? before;
    if (!original) continue;
    const { file, width, height } = original;
    const words = alt === undefined && before ? before.alt : { ...before?.alt, [language]: alt || title };
    const facts = { file, width, height, source: before?.source ?? src, alt: words };
    // The file says nothing of the focal point.
    const image: ImageInput = { ...facts, ...(before && { focalPoint: before.focalPoint }) };
    listed.set(src, image);
    if (before) updates.set(before, image);
  }
  const isMissing = (source: string) => draft.images.some(({ src }) => src === source) && !listed.has(source);
  const isNew = (image: ImageInput) => ![...updates.values()].includes(image);
  const ofFile = [...listed.values()];
  const list = !replace
    ? [...stored.map((image) => updates.get(image) ?? image), ...ofFile.filter(isNew)]
    : draft.images.some(({ src }) => isMissing(src))
      ? [...ofFile, ...stored.filter((image) => !updates.has(image))]
      : ofFile;
  const place = (index: number) => (index < 0 ? null : index);
  return {
    list,
    isMissing,
    indexOfSource: (source) => {
      const image = listed.get(source);
      return place(image ? list.indexOf(image) : list.findIndex((one) => one.source === source));
    },
    indexOfKnown: (index) => {
      const image = index === null ? undefined : stored[index];
      return image ? place(list.indexOf(updates.get(image) ?? image)) : null;
    },
  };
}

/**
 * Which picture of the store is one of the file, by the source of the file's: the one from the same source, else the
 * one with the same content. An export names pictures by their content.
 */
export function findStoredImages(
  images: readonly DraftImage[],
  stored: readonly ImageInput[],
  pictures: ReadonlyMap<string, Original>,
): Map<string, ImageInput> {
  const found = new Map<string, ImageInput>();
  const left = new Set(stored);
  const take = (src: string, matches: (image: ImageInput) => boolean) => {
    const image = found.has(src) ? undefined : [...left].find(matches);
    if (!image) return;
    found.set(src, image);
    left.delete(image);
  };
  for (const { src } of images) take(src, ({ source }) => source === src);
  for (const { src } of images) take(src, ({ file }) => file === pictures.get(src)?.file || src.endsWith(`/${file}`));
  return found;
}
