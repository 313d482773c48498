import type { Original } from '../media/originals.ts';
import { archiveFiles, archivePictures, type ArchivedCollection, type ArchivedProduct } from './archive-line.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { filesOf } from './product-files.ts';

/** A picture or a file that could not be loaded. */
export interface LoadFailure {
  column: 'images' | 'variants.files' | 'media';
  /** With the path. */
  reason: string;
}

/** A product of a line, with what of its pictures and files could be loaded. */
export interface LoadedLine {
  line: number;
  product: ArchivedProduct;
  /** By the names that the line has for them. In a dry run, with a size of one pixel. */
  pictures: ReadonlyMap<string, Original>;
  /** By the names that the line has for them. */
  failures: ReadonlyMap<string, LoadFailure>;
}

type LoadOptions = Pick<ArchiveOptions, 'pictures' | 'keepFile' | 'dryRun'>;

/** Loads the pictures and files of a line. A dry run only finds out which are there. */
export async function loadLine(line: number, product: ArchivedProduct, options: LoadOptions): Promise<LoadedLine> {
  const files = [...new Set(filesOf(product))];
  const ofMedia = new Set(filesOf({ variants: [], media: product.media }));
  const [loaded, failed] = await Promise.all([
    Promise.all(product.images.map((image) => loadPicture(image, options))),
    Promise.all(files.map((file) => keepFile(file, ofMedia.has(file) ? 'media' : 'variants.files', options))),
  ]);
  const pictures = new Map<string, Original>();
  const failures = new Map<string, LoadFailure>();
  for (const [nth, { file }] of product.images.entries()) {
    const one = loaded[nth]!;
    if ('reason' in one) failures.set(file, one);
    else pictures.set(file, one);
  }
  for (const [nth, file] of files.entries()) if (failed[nth]) failures.set(file, failed[nth]);
  return { line, product, pictures, failures };
}

/** Loads the picture of a product or of a collection. */
export async function loadPicture(
  { file }: Pick<ArchivedCollection['image'] & {}, 'file'>,
  { pictures, dryRun }: LoadOptions,
): Promise<Original | LoadFailure> {
  const path = `${archivePictures}/${file}`;
  try {
    if (!dryRun) return await pictures.load(path);
    await pictures.check?.(path);
    return { file, width: 1, height: 1 };
  } catch (cause) {
    return { column: 'images', reason: `${path}: ${(cause as Error).message}` };
  }
}

async function keepFile(
  file: string,
  column: LoadFailure['column'],
  options: LoadOptions,
): Promise<LoadFailure | undefined> {
  const path = `${archiveFiles}/${file}`;
  try {
    if (!options.keepFile) throw new Error('only "smallshop import" reads files: upload it to the product');
    await options.keepFile(path, file);
    return undefined;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    return { column, reason: `${path}: ${code === 'ENOENT' ? 'there is no such file' : message}` };
  }
}
