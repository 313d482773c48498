import { open } from 'node:fs/promises';
import { maxMediaPerProduct, refuse, routes, type MediaData } from '@smallshop/contract';
import type { UploadedFile } from '../../platform/files/uploaded-file.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { detectMedia } from '../media/media-type.ts';
import { storeUpload } from '../media/stored-files.ts';
import { filesOf } from '../archive/product-files.ts';
import { findProductId, updateProduct } from '../admin/save-admin-product.ts';

const unusable = (detail: string) => refuse('media_unusable', { detail });

export const mediaTopic = [
  bind(routes.media.upload, async (context, { productId, file }) => {
    const upload = file as unknown as UploadedFile;
    if ((await findProductId(context.db, context.store.id, productId)) === undefined)
      return refuse('product_not_found', { field: 'productId' });
    const type = detectMedia(await headOf(upload));
    if (!type) return unusable('Send an MP4 or WebM video, or a GLB or USDZ model.');
    const stored = await storeUpload(context.deps.dataDir, upload, type);
    const added: MediaData =
      type === 'mp4' || type === 'webm' ? { kind: 'video', ...stored } : { kind: 'model', files: [stored] };
    return updateProduct(
      context,
      productId,
      (present) => {
        const { media } = present;
        if (filesOf(present).includes(stored.file)) return unusable('The product has this file already.');
        return (media ?? []).length < maxMediaPerProduct
          ? { media: [...(media ?? []), added] }
          : unusable(`A product has at most ${maxMediaPerProduct} videos and models: remove one first.`);
      },
      { files: [stored.file] },
    );
  }),
];

async function headOf({ path }: UploadedFile): Promise<Buffer> {
  const handle = await open(path);
  try {
    const head = Buffer.alloc(256);
    await handle.read(head, 0, head.length, 0);
    return head;
  } finally {
    await handle.close();
  }
}
