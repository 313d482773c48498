import { createHash } from 'node:crypto';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { UploadedFile } from '../../platform/files/uploaded-file.ts';
import { exists, originalsDir } from './originals.ts';

/** A file in the data folder. `file` is the hash of its content and its type; `size` in bytes. */
export interface StoredFile {
  file: string;
  size: number;
}

const nameOf = (hash: string, extension: string) => `${hash.slice(0, 40)}.${extension}`;

/**
 * Keeps a file beside the originals of pictures, so that backups have it. Nothing serves the folder itself: a route
 * has to name the file.
 */
export async function storeUpload(dataDir: string, upload: UploadedFile, extension: string): Promise<StoredFile> {
  const file = nameOf(upload.hash, extension);
  await mkdir(originalsDir(dataDir), { recursive: true });
  // The same content has the same name: a file that is there is replaced by its equal.
  await rename(upload.path, join(originalsDir(dataDir), file));
  return { file, size: upload.size };
}

/** Reads a file on disk. Throws if its content is not that of its name. */
export async function checkCopy(from: string, file: string): Promise<StoredFile> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(from)) hash.update(chunk as Buffer);
  if (nameOf(hash.digest('hex'), file.split('.')[1]!) !== file) throw new Error('its content is not that of its name');
  const { size } = await stat(from);
  return { file, size };
}

/** Keeps a copy of a file on disk, of any size. Throws if its content is not that of its name. */
export async function storeCopy(dataDir: string, from: string, file: string): Promise<StoredFile> {
  const path = join(originalsDir(dataDir), file);
  const { size } = await checkCopy(from, file);
  await mkdir(originalsDir(dataDir), { recursive: true });
  if (await exists(path)) return { file, size };
  const temporary = `${path}.${process.pid}.unfinished`;
  try {
    await copyFile(from, temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { file, size };
}
