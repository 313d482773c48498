import { createHash } from 'node:crypto';
import { access, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
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
  /** Draws at a quarter of the size and enlarges that: in a third of the time, and not sharp. Keeps sharp pictures. */
  readonly draft?: boolean;
}

/** Counts of pictures drawn anew, and of those found unchanged. */
export interface Rendered {
  readonly drawn: number;
  readonly kept: number;
}

/** What a picture was made from: all sources together (quick to compare), and its own document (exact). */
interface Entry {
  readonly sources: string;
  readonly document: string;
  readonly draft?: true;
}
type Manifest = Record<string, Entry>;

const manifestName = '.pictures.json';
const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Draws every picture of the shop into `outDir` as JPEG: products 1200 × 1500, collections and about 1600 × 1200,
 * the hero 2400 × 1350. A picture whose drawing has not changed since the last run is left alone, and while no source
 * has changed nothing is even drawn to compare.
 */
export async function renderPictures(
  outDir: string,
  { onProgress, only, draft = false }: RenderOptions = {},
): Promise<Rendered> {
  await mkdir(outDir, { recursive: true });
  const manifest = await readManifest(outDir);
  const queue = [...pictures.values()].filter((drawing) => !only || only.includes(drawing.file));
  const total = queue.length;
  const sources = await hashOfSources();
  const grain = await grainTile();
  let [done, drawn] = [0, 0];
  const worker = async (): Promise<void> => {
    for (let drawing = queue.shift(); drawing; drawing = queue.shift()) {
      const target = join(outDir, drawing.file);
      const before = (await exists(target)) ? manifest[drawing.file] : undefined;
      const known = before?.draft && !draft ? undefined : before;
      if (known?.sources !== sources) {
        const svg = draw(drawing, grain);
        const document = hashOf(svg);
        const isSame = known?.document === document;
        if (!isSame) {
          const picture = sharp(Buffer.from(draft ? draw(drawing, grain, 0.25) : svg), {
            unlimited: true,
          }).removeAlpha();
          await (draft ? await enlarged(picture, drawing.size) : picture)
            .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
            .toFile(target);
          drawn += 1;
        }
        const isDraft = isSame ? known.draft : draft;
        manifest[drawing.file] = { sources, document, ...(isDraft && { draft: true }) };
      }
      done += 1;
      // A run that is cut short keeps what it has done.
      if (done % 25 === 0) await writeManifest(outDir, manifest);
      onProgress?.(done, total, drawing.file);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  await writeManifest(outDir, manifest);
  return { drawn, kept: total - drawn };
}

/** Of what was drawn already: an SVG document that is resized is drawn again in the new size. */
async function enlarged(picture: sharp.Sharp, { width, height }: Drawing['size']): Promise<sharp.Sharp> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const { channels, ...drawn } = info;
  return sharp(data, { raw: { width: drawn.width, height: drawn.height, channels } }).resize(width, height);
}

/** One picture as an SVG document, with a little paper grain over it; the grain also hides banding. */
export function draw({ file, size, picture }: Drawing, grain: string, scale = 1): string {
  const sheet = new Sheet(file);
  const content = picture(sheet);
  const paper = sheet.pattern(256, 256, el('image', { href: grain, width: 256, height: 256 }));
  return sheet.document(size.width, size.height, content + rect(0, 0, size.width, size.height, { fill: paper }), scale);
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
  const png = await sharp(pixels, { raw: { width: 256, height: 256, channels: 4 } })
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

async function hashOfSources(): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.[jt]s$/.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return hashOf(texts.join('\0') + JSON.stringify(sharp.versions));
}

const writeManifest = (outDir: string, manifest: Manifest): Promise<void> =>
  writeFile(join(outDir, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);

async function readManifest(outDir: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(outDir, manifestName), 'utf8')) as Manifest;
  } catch {
    // No manifest, or one that was cut short: everything is drawn again.
    return {};
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [, , outDir, option] = process.argv;
  if (!outDir) throw new Error('Where to? Usage: render.ts OUTDIR [--draft]');
  const started = performance.now();
  const { drawn, kept } = await renderPictures(resolve(outDir), { draft: option === '--draft' });
  console.log(`${drawn} pictures drawn, ${kept} unchanged, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
