import type { FieldError, MediaData, ProductData } from '@smallshop/contract';

interface WithFiles {
  variants: readonly Pick<ProductData['variants'][number], 'files'>[];
  media?: readonly MediaData[] | null | undefined;
}

const filesOfMedia = (media: MediaData): string[] => {
  if (media.kind === 'video') return [media.file];
  return media.kind === 'model' ? media.files.map(({ file }) => file) : [];
};

/** The names of the stored files of a product: those of digital items, videos and 3D models. */
export function filesOf({ variants, media }: WithFiles): string[] {
  return [
    ...variants.flatMap(({ files }) => files?.map(({ file }) => file) ?? []),
    ...(media ?? []).flatMap(filesOfMedia),
  ];
}

/** A request names only files of its product: a file of another store must not become one of this store. */
export function unknownFiles({ variants, media }: WithFiles, known: readonly string[]): FieldError[] {
  const error = (field: string, route: string): FieldError => ({
    field,
    code: 'invalid',
    detail: `The product has no such file. ${route} uploads one.`,
  });
  const ofVariants = variants.flatMap(({ files }, nth) =>
    (files ?? []).flatMap(({ file }, place) =>
      known.includes(file)
        ? []
        : [error(`variants.${nth}.files.${place}.file`, 'PUT …/variants/{variantSku}/files/{fileName}')],
    ),
  );
  const ofMedia = (media ?? []).flatMap((one, nth) =>
    filesOfMedia(one).every((file) => known.includes(file)) ? [] : [error(`media.${nth}`, 'POST …/media')],
  );
  return [...ofVariants, ...ofMedia];
}
