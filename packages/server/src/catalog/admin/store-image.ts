import { isRefusal, maxImageBytes, refuse, type AdminImage, type Refusal } from '@smallshop/contract';
import { createGuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { storeOriginal } from '../media/originals.ts';
import { placeholderOf } from '../media/placeholder.ts';
import type { ImageInput } from '../product/product-input.ts';

const timeoutMs = 30_000;

/** Where a picture comes from: an address, or the body of the request. */
export type ImageOrigin = { url: string } | { file: Uint8Array };

export interface ImageTexts {
  alt?: AdminImage['alt'] | undefined;
  focalPoint?: AdminImage['focalPoint'] | undefined;
}

/** Loads a picture and keeps its bytes. */
export async function storeImage(
  context: RequestContext,
  origin: ImageOrigin,
  { alt = {}, focalPoint = null }: ImageTexts,
): Promise<ImageInput | Refusal> {
  const bytes = 'file' in origin ? origin.file : await fetchImage(context, origin.url);
  if (isRefusal(bytes)) return bytes;
  const { dataDir } = context.deps;
  try {
    const original = await storeOriginal(dataDir, bytes);
    const placeholder = await placeholderOf(dataDir, original.file);
    return { ...original, source: 'url' in origin ? origin.url : 'upload', alt, placeholder, focalPoint };
  } catch (error) {
    return unusableImage(`Send a JPEG, PNG, WebP, GIF or AVIF: ${(error as Error).message}`);
  }
}

export const unusableImage = (detail: string): Refusal => refuse('image_unusable', { detail });

async function fetchImage({ deps }: RequestContext, url: string): Promise<Uint8Array | Refusal> {
  const fetchOutside = deps.fetchOutside ?? createGuardedFetch();
  try {
    const headers = { Accept: 'image/*' };
    const { status, bytes } = await fetchOutside(url, { headers, maxBytes: maxImageBytes, timeoutMs });
    if (status !== 200) return refuse('image_unusable', { field: 'url', detail: `The server answers ${status}.` });
    return bytes;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'GuardedFetchError') throw error;
    return refuse('image_unusable', { field: 'url', detail: `It cannot be loaded: ${error.message}` });
  }
}
