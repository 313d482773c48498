import { readFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { storeOriginal, type Original } from '../media/originals.ts';

export interface PictureSource {
  /** Keeps the picture at this address or path. Throws an error whose message says why not. */
  load(src: string): Promise<Original>;
}

const timeout = 10_000;
/** Bytes. */
const largest = 20 * 1024 * 1024;

/** Pictures from the web, or beside the CSV file. Each address is asked for once. */
export function createPictureSource(options: { fetch: typeof fetch; folder: string; dataDir: string }): PictureSource {
  const known = new Map<string, Promise<Original>>();
  const read = (src: string) => (/^https?:\/\//i.test(src) ? download(options.fetch, src) : readBeside(options.folder, src));
  return {
    load(src) {
      const running = known.get(src) ?? read(src).then((bytes) => storeOriginal(options.dataDir, bytes));
      known.set(src, running);
      return running;
    },
  };
}

async function download(fetchPicture: typeof fetch, src: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetchPicture(src, { signal: AbortSignal.timeout(timeout), headers: { Accept: 'image/*' } });
  } catch (cause) {
    throw new Error(`${new URL(src).host} cannot be reached`, { cause });
  }
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const type = response.headers.get('Content-Type') ?? '';
  if (!/^(image\/|application\/octet-stream)/.test(type)) throw new Error(`it is ${type || 'of no type'}, not a picture`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) throw new Error('it is larger than 20 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readBeside(folder: string, src: string): Promise<Uint8Array> {
  const path = resolve(folder, src);
  const inside = relative(folder, path);
  if (inside.startsWith('..') || isAbsolute(inside)) throw new Error('the path leads out of the folder of the CSV file');
  return readFile(path).catch((cause: unknown) => {
    throw new Error('there is no such file beside the CSV file', { cause });
  });
}
