import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { GuardedFetch, GuardedResponse } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { GuardedFetchError } from '../../platform/guarded-fetch/guarded-fetch-error.ts';
import { readRetryAfter } from '../../platform/guarded-fetch/retry-after.ts';
import { storeOriginal, type Original } from '../media/originals.ts';

export interface PictureSource {
  /** Keeps the picture at this address or path. Throws an error whose message says why not. */
  load(src: string): Promise<Original>;
  /** Throws as `load` does, if that can be found out without loading it: an address on the web is not asked. */
  check?(src: string): Promise<void>;
}

export interface PictureSourceOptions {
  fetch: GuardedFetch;
  /** Of the file, for pictures beside it. Without it, only addresses on the web are loaded. */
  folder?: string;
  dataDir: string;
  /** Waits before a download is tried again, in milliseconds. */
  pause?(ms: number): Promise<unknown>;
}

const timeoutMs = 30_000;
const maxBytes = 20 * 1024 * 1024;
/** Pictures that are loaded at the same time, of all hosts and of one, whose shop must stay usable. */
const maxConcurrent = 8;
const maxPerHost = 4;
/** Before the second and the third attempt, unless the server names a time. */
const pausesMs = [1000, 5000];
const maxPauseMs = 30_000;
/** A later attempt may have another answer. */
const passingStatuses = [408, 425, 429, 500, 502, 503, 504];

/** Pictures from the web, or beside the CSV file. Each address is asked for once. */
export function createPictureSource(options: PictureSourceOptions): PictureSource {
  const known = new Map<string, Promise<Original>>();
  const ofAll = createLimit(maxConcurrent);
  const ofHosts = new Map<string, Limit>();
  const limitOf = (src: string): Limit => {
    const host = URL.parse(src)?.host ?? '';
    const limit = ofHosts.get(host) ?? createLimit(maxPerHost);
    ofHosts.set(host, limit);
    return limit;
  };
  const isOnWeb = (src: string) => /^https?:\/\//i.test(src);
  const load = async (src: string) =>
    storeOriginal(options.dataDir, isOnWeb(src) ? await download(options, src) : await readBeside(options.folder, src));
  return {
    load(src) {
      const running = known.get(src) ?? limitOf(src)(() => ofAll(() => load(src)));
      known.set(src, running);
      return running;
    },
    async check(src) {
      if (!isOnWeb(src)) await findBeside(options.folder, src);
    },
  };
}

/** Tries again what may pass: a lost connection, a server that is busy. */
async function download(options: PictureSourceOptions, src: string): Promise<Uint8Array> {
  const { fetch: fetchPicture, pause = pauseFor } = options;
  const request = { headers: { Accept: 'image/*' }, maxBytes, timeoutMs };
  for (const pauseMs of [...pausesMs, null]) {
    try {
      const response = await fetchPicture(src, request);
      if (pauseMs === null || !passingStatuses.includes(response.status)) return pictureOf(response);
      await pause(readRetryAfter(response.headers.get('Retry-After'), new Date(), maxPauseMs) ?? pauseMs);
    } catch (error) {
      if (pauseMs === null || !isPassing(error)) throw error;
      await pause(pauseMs);
    }
  }
  throw new Error('the loop ends with an answer or an error');
}

const isPassing = (error: unknown): boolean =>
  error instanceof GuardedFetchError && ['unreachable', 'timeout'].includes(error.code);

function pictureOf({ status, headers, bytes }: GuardedResponse): Uint8Array {
  if (status !== 200) throw new Error(`the server answered ${status}`);
  const type = headers.get('Content-Type') ?? '';
  if (!/^(image\/|application\/octet-stream)/.test(type))
    throw new Error(`it is ${type || 'of no type'}, not a picture`);
  return bytes;
}

async function readBeside(folder: string | undefined, src: string): Promise<Uint8Array> {
  return readFile(await findBeside(folder, src));
}

/** The path of a picture beside the file. */
async function findBeside(folder: string | undefined, src: string): Promise<string> {
  if (folder === undefined) throw new Error('an uploaded file has no pictures beside it: write an https address');
  const path = resolve(folder, src);
  const inside = relative(folder, path);
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new Error('the path leads out of the folder of the CSV file');
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) throw new Error('there is no such file beside the CSV file');
  if (facts.size > maxBytes) throw new Error('it is larger than 20 MB');
  return path;
}

type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** Runs at most so many tasks at once; the others wait their turn. */
function createLimit(most: number): Limit {
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
