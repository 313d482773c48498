import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { limitInputPixels, originalsDir } from './originals.ts';

/** Longest side in pixels: a page blurs it anyway. */
const size = 16;

/** Returns a picture of a few pixels as a data URL of some 200 characters, to show until the real one has come. */
export async function placeholderOf(dataDir: string, file: string): Promise<string> {
  const bytes = await sharp(await readFile(join(originalsDir(dataDir), file)), { limitInputPixels })
    .autoOrient()
    .resize({ width: size, height: size, fit: 'inside' })
    .webp({ quality: 30, effort: 0 })
    .toBuffer();
  return `data:image/webp;base64,${bytes.toString('base64')}`;
}
