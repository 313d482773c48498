import { html, type TemplateResult } from 'lit';
import type { Image } from '@smallshop/contract';

/** The picture of a line, at most twice as wide as it is shown. `alt` is empty because the title is next to it. */
export function lineImage(image: Image | null, size: number): TemplateResult {
  if (!image) return html`<span class="picture" part="picture"></span>`;
  const srcset = image.formats.includes('webp')
    ? image.widths
        .filter((width) => width <= 640)
        .map((width) => `${image.template.replace('{width}', String(width)).replace('{format}', 'webp')} ${width}w`)
        .join(', ')
    : '';
  return html`<img class="picture" part="picture" src=${image.url} srcset=${srcset} sizes="${size}px"
    width=${image.width} height=${image.height} alt="" loading="lazy" decoding="async" />`;
}
