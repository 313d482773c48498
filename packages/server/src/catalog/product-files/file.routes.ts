import {
  isFileName,
  isRefusal,
  maxFilesPerVariant,
  refuse,
  routes,
  type AdminProduct,
  type DownloadFile,
  type Refusal,
} from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { UploadedFile } from '../../platform/files/uploaded-file.ts';
import { storeUpload } from '../media/stored-files.ts';
import { findProductId, updateProduct } from '../admin/save-admin-product.ts';

interface OfVariant {
  productId: string;
  variantSku: string;
  fileName: string;
}

/** Changes the files of one variant. `added` are names of stored files that the product did not have. */
function changeFiles(
  context: RequestContext,
  { productId, variantSku }: OfVariant,
  change: (files: readonly DownloadFile[]) => readonly DownloadFile[] | Refusal,
  added: readonly string[] = [],
): Promise<AdminProduct | Refusal> {
  return updateProduct(
    context,
    productId,
    ({ variants }) => {
      const variant = variants.find(({ sku }) => sku === variantSku);
      if (!variant) return refuse('variant_not_found', { field: 'variantSku' });
      const files = change(variant.files ?? []);
      if (isRefusal(files)) return files;
      return {
        variants: variants.map((one) => ({
          ...{ id: one.id, sku: one.sku },
          ...(one === variant && { files: files.length > 0 ? [...files] : null }),
        })),
      };
    },
    { files: added },
  );
}

export const fileTopic = [
  bind(routes.file.put, async (context, { file: upload, ...of }) => {
    const { fileName } = of;
    if (!isFileName(fileName)) return wrongName('Write 1 to 200 characters, without / and \\.');
    if ((await findProductId(context.db, context.store.id, of.productId)) === undefined)
      return refuse('product_not_found', { field: 'productId' });
    const stored = await storeUpload(context.deps.dataDir, upload as unknown as UploadedFile, 'download');
    const file = { ...stored, name: fileName };
    return changeFiles(
      context,
      of,
      (files) => {
        if (files.some(({ name }) => name === fileName))
          return files.map((one) => (one.name === fileName ? file : one));
        return files.length < maxFilesPerVariant
          ? [...files, file]
          : wrongName(`A variant has at most ${maxFilesPerVariant} files: remove one first.`);
      },
      [stored.file],
    );
  }),

  bind(routes.file.remove, (context, of) =>
    changeFiles(context, of, (files) =>
      files.some(({ name }) => name === of.fileName)
        ? files.filter(({ name }) => name !== of.fileName)
        : refuse('file_not_found', { field: 'fileName' }),
    ),
  ),
];

const wrongName = (detail: string) =>
  refuse('invalid_request', { errors: [{ field: 'fileName', code: 'not_allowed', detail }] });
