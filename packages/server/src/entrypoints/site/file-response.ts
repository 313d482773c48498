import type { Context } from 'hono';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { etagOf, isNotModified } from '../../platform/http/etag.ts';
import { contentType, isCompressible } from './content-types.ts';
import type { FoundFile } from './find-file.ts';

type Encoding = 'br' | 'gzip' | 'identity';

interface Loaded {
  etag: string;
  bodies: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
}

/** Files of a site or a build, each read and compressed once until it changes on disk. */
export function createFileResponder() {
  const loaded = new Map<string, { stamp: string; file: Promise<Loaded> }>();

  async function load(file: FoundFile): Promise<Loaded> {
    const bytes = new Uint8Array(await readFile(file.path));
    return { etag: etagOf(bytes), bodies: new Map([['identity', Promise.resolve(bytes)]]) };
  }

  return async (
    c: Context<AppEnv>,
    file: FoundFile,
    headers: Record<string, string>,
    status: 200 | 404 = 200,
  ): Promise<Response> => {
    const stamp = `${file.size}.${file.modified}`;
    const known = loaded.get(file.path);
    const current = known?.stamp === stamp ? known : { stamp, file: load(file) };
    loaded.set(file.path, current);
    const { etag, bodies } = await current.file;
    const type = contentType(file.path);
    const compressible = isCompressible(type) && file.size > 500;
    const all = {
      ...headers,
      ETag: etag,
      'X-Content-Type-Options': 'nosniff',
      ...(compressible && { Vary: 'Accept-Encoding' }),
    };
    if (status === 200 && isNotModified(c.req.header('If-None-Match') ?? null, etag)) return c.body(null, 304, all);
    const encoding = compressible ? chooseEncoding(c.req.header('Accept-Encoding') ?? '') : 'identity';
    const body = bodies.get(encoding) ?? compress(encoding, (await bodies.get('identity'))!);
    bodies.set(encoding, body);
    return c.body(await body, status, {
      ...all,
      'Content-Type': type,
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    });
  };
}
export type FileResponder = ReturnType<typeof createFileResponder>;

function chooseEncoding(accepted: string): Encoding {
  const names = accepted
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}

async function compress(encoding: Encoding, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const compressed =
    encoding === 'br'
      ? await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : await promisify(gzip)(bytes, { level: 9 });
  return new Uint8Array(compressed);
}
