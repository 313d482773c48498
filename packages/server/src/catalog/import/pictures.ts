import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { GuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { storeOriginal, type Original } from '../media/originals.ts';

export interface PictureSource {
  /** Keeps the picture at this address or path. Throws an error whose message says why not. */
  load(src: string): Promise<Original>;
}

const timeoutMs = 30_000;
const maxBytes = 20 * 1024 * 1024;
/** Pictures that are loaded at the same time. */
const maxConcurrent = 8;

/** Pictures from the web, or beside the CSV file. Each address is asked for once. */
export function createPictureSource(options: { fetch: GuardedFetch; folder: string; dataDir: string }): PictureSource {
  const known = new Map<string, Promise<Original>>();
  const limit = createLimit(maxConcurrent);
  const read = (src: string) =>
    /^https?:\/\//i.test(src) ? download(options.fetch, src) : readBeside(options.folder, src);
  return {
    load(src) {
      const running = known.get(src) ?? limit(async () => storeOriginal(options.dataDir, await read(src)));
      known.set(src, running);
      return running;
    },
  };
}

async function download(fetchPicture: GuardedFetch, src: string): Promise<Uint8Array> {
  const { status, headers, bytes } = await fetchPicture(src, { headers: { Accept: 'image/*' }, maxBytes, timeoutMs });
  if (status !== 200) throw new Error(`the server answered ${status}`);
  const type = headers.get('Content-Type') ?? '';
  if (!/^(image\/|application\/octet-stream)/.test(type))
    throw new Error(`it is ${type || 'of no type'}, not a picture`);
  return bytes;
}

async function readBeside(folder: string, src: string): Promise<Uint8Array> {
  const path = resolve(folder, src);
  const inside = relative(folder, path);
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new Error('the path leads out of the folder of the CSV file');
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) throw new Error('there is no such file beside the CSV file');
  if (facts.size > maxBytes) throw new Error('it is larger than 20 MB');
  return readFile(path);
}

/** Runs at most so many tasks at once; the others wait their turn. */
function createLimit(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
