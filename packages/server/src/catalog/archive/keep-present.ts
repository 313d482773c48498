import type { DownloadFile, MediaData } from '@smallshop/contract';
import type { KnownProduct } from '../import/plan/known-product.ts';
import type { Original } from '../media/originals.ts';
import type { ImageInput } from '../product/product-input.ts';
import { variantKey, type ArchivedProduct, type FieldProblem } from './archive-line.ts';
import type { LoadedLine } from './load-line.ts';
import { filesOf } from './product-files.ts';

/** A product as it is saved. */
export interface CompleteLine {
  product: ArchivedProduct;
  /** Those of the product, in their order. */
  pictures: ImageInput[];
  /** What could not be loaded, and what comes of it. */
  notices: FieldProblem[];
}

type ArchivedImage = ArchivedProduct['images'][number];
type ArchivedVariant = ArchivedProduct['variants'][number];

/**
 * The product of a line without what could not be loaded and the store does not have. In its place, the product keeps
 * all that it has of that kind: an import that cannot load a picture removes none.
 */
export function keepPresent(loaded: LoadedLine, known: KnownProduct | undefined, language: string): CompleteLine {
  const { product, failures } = loaded;
  const present = new Set(known && filesOf(partsOf(known)));
  const isLost = (file: string) => failures.has(file) && !present.has(file);
  const images = keepImages(loaded, known?.input.images ?? []);
  const variantOf = new Map(known?.variants.map((one) => [one.labels.join('\u001f'), one.input]));
  const variants = product.variants.map((variant): ArchivedVariant => {
    const before = variantOf.get(variantKey(product, variant, language));
    return {
      ...variant,
      image: images.placeOf(variant.image, before?.image ?? null),
      ...(variant.files && { files: keepFiles(variant.files, before?.data?.files ?? [], isLost) }),
    };
  });
  const media = product.media && keepMedia(product.media, known?.input.data?.media ?? [], isLost);
  const notices = [...failures].flatMap(([file, { column, reason }]): FieldProblem[] => {
    const has = column === 'images' ? (known?.input.images ?? []).map((image) => image.file) : [...present];
    if (column !== 'images' && has.includes(file)) return [];
    const kept = has.includes(file) ? 'it' : has.length > 0 ? 'those that it has' : undefined;
    return [{ column, reason: kept === undefined ? reason : `${reason}; the product keeps ${kept}` }];
  });
  return {
    product: { ...product, images: images.archived, variants, ...(media && { media }) },
    pictures: images.list,
    notices,
  };
}

const partsOf = ({ input }: KnownProduct) => ({
  variants: input.variants.map(({ data }) => ({ files: data?.files })),
  media: input.data?.media,
});

/** A picture as it is saved. */
export function imageOf({ file, width, height }: Original, given: Omit<ArchivedImage, 'file'>): ImageInput {
  const { alt, source, focalPoint = null } = given;
  return { file, width, height, alt, source, focalPoint };
}

function keepImages({ product, pictures }: LoadedLine, stored: readonly ImageInput[]) {
  const listed = product.images.map((image) => {
    const same = stored.find(({ file }) => file === image.file);
    const picture = pictures.get(image.file);
    // The same content has the same size, which a dry run does not read.
    const original = picture && picture.file !== same?.file ? picture : same;
    return original && imageOf(original, image);
  });
  const isIncomplete = listed.includes(undefined);
  const kept = stored.filter(({ file }) => isIncomplete && !product.images.some((image) => image.file === file));
  const list = [...listed.filter((image) => image !== undefined), ...kept];
  return {
    list,
    archived: [
      ...product.images.filter((_, nth) => listed[nth]),
      ...kept.map(({ file, alt, source, focalPoint }): ArchivedImage => {
        return { file, alt, source, ...(focalPoint && { focalPoint }) };
      }),
    ],
    /** Which picture a variant has. One whose picture could not be loaded keeps the one that it has. */
    placeOf(nth: number | null, before: number | null): number | null {
      if (nth === null) return null;
      const image = listed[nth];
      const file = before === null ? undefined : stored[before]?.file;
      const place = image ? list.indexOf(image) : list.findIndex((one) => one.file === file);
      return place < 0 ? null : place;
    },
  };
}

function keepFiles(
  given: readonly DownloadFile[],
  stored: readonly DownloadFile[],
  isLost: (file: string) => boolean,
): DownloadFile[] | null {
  const files = given.filter(({ file }) => !isLost(file));
  const kept = files.length < given.length ? stored.filter((one) => !files.some(({ name }) => name === one.name)) : [];
  const all = [...files, ...kept];
  return all.length > 0 ? all : null;
}

function keepMedia(
  given: readonly MediaData[],
  stored: readonly MediaData[],
  isLost: (file: string) => boolean,
): MediaData[] {
  const filesOfOne = (media: MediaData) => filesOf({ variants: [], media: [media] });
  const loaded = given.flatMap((media): MediaData[] => {
    if (media.kind !== 'model') return filesOfOne(media).some(isLost) ? [] : [media];
    const files = media.files.filter(({ file }) => !isLost(file));
    return files.length > 0 ? [{ ...media, files }] : [];
  });
  if (!given.flatMap(filesOfOne).some(isLost)) return loaded;
  const listed = new Set(loaded.flatMap(filesOfOne));
  const hasOthers = (media: MediaData) => {
    const files = filesOfOne(media);
    return files.length > 0 && !files.some((file) => listed.has(file));
  };
  return [...loaded, ...stored.filter(hasOthers)];
}
