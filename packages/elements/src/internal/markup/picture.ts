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
  class?: string;
}

/** `<picture>` in AVIF and WebP; width and height hold its place before it has come. */
export function picture(
  image: Image,
  { sizes, alt = image.alt, eager = false, part = 'image', class: name = '' }: PictureOptions,
): TemplateResult {
  // A browser takes the first source it can show: the smaller format first.
  const formats = (['avif', 'webp'] as const).filter((format) => image.formats.includes(format));
  return html`<picture class=${name}>
    ${formats.map((format) => html`<source type="image/${format}" srcset=${srcsetOf(image, format)} sizes=${sizes}>`)}
    <img part=${part} src=${image.url} alt=${alt} width=${image.width} height=${image.height}
      loading=${eager ? 'eager' : 'lazy'} fetchpriority=${eager ? 'high' : nothing} decoding="async">
  </picture>`;
}
