import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { html, type Markup } from './html.ts';

/** The site's own pictures (not the products', which the shop's server scales), by their file name. */
export type Pictures = Map<string, { name: string; width: number; height: number; widths: number[] }>;

const widths = [480, 960, 1600, 2400];

/** Scales each file to the widths that the pages ask for, as AVIF and WebP. */
export async function scalePictures(files: readonly string[], from: string, to: string): Promise<Pictures> {
  mkdirSync(to, { recursive: true });
  const pictures: Pictures = new Map();
  for (const file of files) {
    const source = sharp(join(from, file));
    const { width, height } = await source.metadata();
    const name = file.replace(/\.\w+$/, '');
    const fitting = widths.filter((each) => each <= width);
    for (const each of fitting) {
      const scaled = source.clone().resize(each);
      await scaled
        .clone()
        .avif({ quality: 55, effort: 2 })
        .toFile(join(to, `${name}-${each}.avif`));
      await scaled
        .clone()
        .webp({ quality: 78 })
        .toFile(join(to, `${name}-${each}.webp`));
    }
    pictures.set(file, { name, width, height, widths: fitting });
  }
  return pictures;
}

export function picture(
  pictures: Pictures,
  { file, alt, sizes, eager = false }: { file: string; alt: string; sizes: string; eager?: boolean },
): Markup {
  const { name, width, height, widths: offered } = pictures.get(file)!;
  const srcset = (format: string) => offered.map((each) => `/assets/${name}-${each}.${format} ${each}w`).join(', ');
  return html`<picture>
        <source type="image/avif" srcset="${srcset('avif')}" sizes="${sizes}">
        <img src="/assets/${name}-${offered[1] ?? offered[0]}.webp" srcset="${srcset('webp')}" sizes="${sizes}"
          width="${width}" height="${height}" alt="${alt}" ${eager ? html`fetchpriority="high"` : html`loading="lazy"`}>
      </picture>`;
}
