import type { Image } from '@smallshop/contract';
import { textIn } from '../../platform/database/text.ts';
import { mediaFormats, widthsOf } from '../media/sizes.ts';
import type { ImageRow } from '../catalog.tables.ts';

/** How rows become answers: the languages to try, and where pictures are. */
export interface View {
  languages: readonly string[];
  baseUrl: string;
}

type ViewedImage = Pick<ImageRow, 'id' | 'alt' | 'width' | 'height'> & Partial<Pick<ImageRow, 'focalPoint'>>;

export function viewImage(row: ViewedImage, view: View): Image {
  const widths = widthsOf(row.width);
  const middle = widths.findLast((width) => width <= 640) ?? widths[0]!;
  const template = `${view.baseUrl}/media/${row.id}/{width}.{format}`;
  return {
    id: row.id,
    alt: textIn(row.alt, view.languages),
    width: row.width,
    height: row.height,
    url: template.replace('{width}', String(middle)).replace('{format}', 'webp'),
    template,
    widths,
    formats: [...mediaFormats],
    ...(row.focalPoint && { focalPoint: row.focalPoint }),
  };
}
