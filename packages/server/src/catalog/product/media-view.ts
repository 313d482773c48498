import type { MediaData, MediaSource, ProductMedia } from '@smallshop/contract';
import { textIn } from '../../platform/database/text.ts';
import type { ImageRow } from '../catalog.tables.ts';
import { mimeTypeOf } from '../media/media-type.ts';
import { viewImage, type View } from './image-view.ts';

/** Videos and models of a product for a shopper. A poster that is no picture of the product any more is left out. */
export function viewMedia(media: readonly MediaData[], images: readonly ImageRow[], view: View): ProductMedia[] {
  const source = ({ file, size }: { file: string; size: number }): MediaSource => ({
    url: `${view.baseUrl}/media/files/${file}`,
    mimeType: mimeTypeOf(file),
    size,
  });
  return media.map((one): ProductMedia => {
    const picture = images.find(({ file }) => file === one.poster);
    const shown = { alt: textIn(one.alt ?? {}, view.languages), poster: picture ? viewImage(picture, view) : null };
    switch (one.kind) {
      case 'video':
        return { kind: 'video', sources: [source(one)], ...shown };
      case 'model':
        return { kind: 'model', sources: one.files.map(source), ...shown };
      case 'external_video': {
        const { kind, host, videoId } = one;
        return { kind, host, videoId, ...addressesOf[host](videoId), ...shown };
      }
    }
  });
}

/** The page of a video, and its frame with the least data about the visitor. */
const addressesOf = {
  youtube: (id: string) => ({
    url: `https://www.youtube.com/watch?v=${id}`,
    embedUrl: `https://www.youtube-nocookie.com/embed/${id}`,
  }),
  vimeo: (id: string) => ({ url: `https://vimeo.com/${id}`, embedUrl: `https://player.vimeo.com/video/${id}?dnt=1` }),
};
