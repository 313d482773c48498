import { html, nothing, type TemplateResult } from 'lit';
import type { Image } from '@smallshop/contract';

/** The address of an image in one width and format. */
export const imageUrl = ({ template }: Image, width: number, format: string): string =>
  template.replace('{width}', String(width)).replace('{format}', format);

/** What `srcset` wants: every width the server offers in that format. */
export const srcsetOf = (image: Image, format: Image['formats'][number]): string =>
  image.widths.map((width) => `${imageUrl(image, width, format)} ${width}w`).join(', ');

export interface PictureOptions {
  /** The `sizes` attribute: how wide it is shown. */
  sizes: string;
  alt?: string;
  /** Above the fold: fetched at once. */
  eager?: boolean;
  part?: string;
}

/** `<picture>` in AVIF and WebP; width and height hold its place before it has come. */
export function picture(
  image: Image,
  { sizes, alt = image.alt, eager = false, part = 'image' }: PictureOptions,
): TemplateResult {
  const { formats } = image;
  const srcset = (format: Image['formats'][number]) => (formats.includes(format) ? srcsetOf(image, format) : nothing);
  // A browser takes the first source it can show: the smaller format first. One without `srcset` is passed over: a
  // template for each source would double the time that a picture takes.
  return html`<picture>
    <source type="image/avif" srcset=${srcset('avif')} sizes=${sizes}>
    <source type="image/webp" srcset=${srcset('webp')} sizes=${sizes}>
    <img part=${part} src=${image.url} alt=${alt} width=${image.width} height=${image.height}
      loading=${eager ? 'eager' : 'lazy'} fetchpriority=${eager ? 'high' : nothing} decoding="async">
  </picture>`;
}
