import type { ImageInput } from '../../product/product-input.ts';
import type { Original } from '../../media/originals.ts';
import type { DraftProduct } from '../rows/draft-product.ts';
import type { KnownProduct } from './known-product.ts';

export interface MergedImages {
  list: ImageInput[];
  indexOfSource(source: string): number | null;
  /** Where a picture of the store's product is now. */
  indexOfKnown(index: number | null): number | null;
}

interface ImageContext {
  title: string;
  language: string;
  /** The pictures that could be loaded, by source. */
  pictures: ReadonlyMap<string, Original>;
  /** The file has the whole list: what it does not name goes. */
  replace: boolean;
}

/** The file's pictures in its order. One that cannot be loaded now stays as the store has it. */
export function mergeImages(
  draft: DraftProduct,
  known: KnownProduct | undefined,
  { title, language, pictures, replace }: ImageContext,
): MergedImages {
  const stored = known?.input.images ?? [];
  const listed = draft.images.flatMap(({ src, alt }): ImageInput[] => {
    const before = stored.find(({ source }) => source === src);
    const original = pictures.get(src) ?? before;
    if (!original) return [];
    const { file, width, height } = original;
    const words = alt === undefined && before ? before.alt : { ...before?.alt, [language]: alt || title };
    // The file says nothing of the focal point.
    return [{ file, width, height, source: src, alt: words, ...(before && { focalPoint: before.focalPoint }) }];
  });
  const update = (image: ImageInput) => listed.find(({ source }) => source === image.source) ?? image;
  const list = replace
    ? listed
    : [...stored.map(update), ...listed.filter(({ source }) => !stored.some((one) => one.source === source))];
  const indexOfSource = (source: string) => {
    const index = list.findIndex((image) => image.source === source);
    return index < 0 ? null : index;
  };
  return {
    list,
    indexOfSource,
    indexOfKnown: (index) => (index === null ? null : indexOfSource(stored[index]!.source)),
  };
}
