import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs, refuse, type Refusal } from '@smallshop/contract';
import { ClientDisconnected } from './client-disconnected.ts';

/** The body of a request in a file, because it may be larger than the memory. It is deleted after the request. */
export class UploadedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the content, in hexadecimal. */
  readonly hash: string;

  constructor(path: string, size: number, hash: string) {
    this.path = path;
    this.size = size;
    this.hash = hash;
  }

  /** Deletes the file, if it was not moved. */
  async discard(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

/** Writes a body to a file in the folder `uploads` of the data folder. Stops at the limit. */
export async function readToFile(request: Request, dataDir: string, maxBytes: number): Promise<UploadedFile | Refusal> {
  const tooLarge = refuse('payload_too_large', { detail: `A body may have ${maxBytes} bytes.` });
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) return tooLarge;
  const folder = join(dataDir, 'uploads');
  await mkdir(folder, { recursive: true });
  await deleteLeftovers(folder);
  const path = join(folder, randomUUID());
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of chunksOf(request)) {
      size += chunk.byteLength;
      if (size > maxBytes) break;
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  const uploaded = new UploadedFile(path, size, hash.digest('hex'));
  if (size <= maxBytes) return uploaded;
  await uploaded.discard();
  return tooLarge;
}

async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of request.body ?? []) yield chunk;
  } catch (error) {
    throw new ClientDisconnected(error);
  }
}

/** A process that ended during an upload has left its file. */
async function deleteLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts && Date.now() - facts.mtimeMs > dayMs) await rm(path, { force: true });
  }
}
