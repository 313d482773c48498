import { createHash } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { type Drawing, pictures } from './pictures.ts';
import { seeded } from './random.ts';
import { Sheet, el, rect } from './svg.ts';

export interface RenderOptions {
  /** Told after each picture: how many are done, of how many, and which one. */
  readonly onProgress?: (done: number, total: number, file: string) => void;
  /** Only these files; all when left out. */
  readonly only?: readonly string[];
}

/** Counts of pictures drawn anew, and of those found unchanged. */
export interface Rendered { readonly drawn: number; readonly kept: number }

const manifestName = '.pictures.json';

/**
 * Draws every picture of the shop into `outDir` as PNG: products 1200 × 1500, collections and about 1600 × 1200,
 * the hero 2400 × 1350. A picture whose drawing has not changed since the last run is left alone.
 */
export async function renderPictures(outDir: string, { onProgress, only }: RenderOptions = {}): Promise<Rendered> {
  await mkdir(outDir, { recursive: true });
  const manifest = await readManifest(outDir);
  const queue = [...pictures.values()].filter((drawing) => !only || only.includes(drawing.file));
  const total = queue.length;
  const grain = await grainTile();
  let [done, drawn] = [0, 0];
  const worker = async (): Promise<void> => {
    for (let drawing = queue.shift(); drawing; drawing = queue.shift()) {
      const svg = draw(drawing, grain);
      const hash = createHash('sha256').update(svg).digest('hex').slice(0, 16);
      const target = join(outDir, drawing.file);
      if (manifest[drawing.file] !== hash || !(await exists(target))) {
        await sharp(Buffer.from(svg), { unlimited: true }).removeAlpha().png({ compressionLevel: 6 }).toFile(target);
        manifest[drawing.file] = hash;
        drawn += 1;
      }
      done += 1;
      onProgress?.(done, total, drawing.file);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  await writeFile(join(outDir, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);
  return { drawn, kept: total - drawn };
}

/** One picture as an SVG document, with a little paper grain over it; the grain also hides banding. */
export function draw({ file, size, picture }: Drawing, grain: string): string {
  const sheet = new Sheet(file);
  const content = picture(sheet);
  const paper = sheet.pattern(256, 256, el('image', { href: grain, width: 256, height: 256 }));
  return sheet.document(size.width, size.height, content + rect(0, 0, size.width, size.height, { fill: paper }));
}

/** A small square of noise, as a data address. */
export async function grainTile(): Promise<string> {
  const random = seeded('grain');
  const pixels = Buffer.alloc(256 * 256 * 4);
  for (let i = 0; i < pixels.length; i += 4) {
    const value = random() + random() - 1;
    pixels.fill(value > 0 ? 255 : 0, i, i + 3);
    pixels[i + 3] = Math.round(Math.abs(value) * 6);
  }
  const png = await sharp(pixels, { raw: { width: 256, height: 256, channels: 4 } }).png().toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

async function readManifest(outDir: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(join(outDir, manifestName), 'utf8')) as Record<string, string>;
  } catch {
    // No manifest, or one that was cut short: everything is drawn again.
    return {};
  }
}

const exists = (file: string): Promise<boolean> => access(file).then(() => true, () => false);

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const outDir = process.argv[2];
  if (!outDir) throw new Error('Where to? Usage: render.ts OUTDIR');
  const started = performance.now();
  const { drawn, kept } = await renderPictures(resolve(outDir));
  console.log(`${drawn} pictures drawn, ${kept} unchanged, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
