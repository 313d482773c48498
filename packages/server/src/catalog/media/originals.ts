import { createHash } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** A picture in the data folder. `file` is the hash of its content and its type. */
export interface Original {
  file: string;
  width: number;
  height: number;
}

const types = ['jpeg', 'png', 'webp', 'gif', 'avif', 'heif'];
/** Pixels; more would be a decompression bomb rather than a product picture. */
export const limitInputPixels = 60_000_000;

export function originalsDir(dataDir: string): string {
  return join(dataDir, 'originals');
}

/** Keeps a picture. Throws where the bytes are no JPEG, PNG, WebP, GIF or AVIF. */
export async function storeOriginal(dataDir: string, bytes: Uint8Array): Promise<Original> {
  const { format, autoOrient } = await sharp(bytes, { limitInputPixels }).metadata();
  if (!types.includes(format)) throw new Error(`not a picture that can be used: ${format}`);
  const file = `${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}.${format}`;
  const path = join(originalsDir(dataDir), file);
  await mkdir(originalsDir(dataDir), { recursive: true });
  if (!(await exists(path))) await writeAtomically(path, bytes);
  return { file, width: autoOrient.width, height: autoOrient.height };
}

/** Readers see the whole file or none, also when two processes write it at once. */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    // What is left of it would keep a full disk full.
    await rm(temporary, { force: true });
    throw error;
  }
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
