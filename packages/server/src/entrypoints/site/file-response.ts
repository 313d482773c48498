import type { Context } from 'hono';
import { readFile } from 'node:fs/promises';
import type { AppEnv } from '../../platform/http/app-env.ts';
import {
  chooseEncoding,
  encodedBody,
  encodingHeaders,
  minCompressedBytes,
  type EncodedBody,
} from '../../platform/http/content-encoding.ts';
import { etagOf, isNotModified } from '../../platform/http/etag.ts';
import { contentType, isCompressible } from './content-types.ts';
import type { FoundFile } from './find-file.ts';

interface Loaded {
  etag: string;
  body: EncodedBody;
}

/** Files of a site or a build, each read and compressed once until it changes on disk. */
export function createFileResponder() {
  const loaded = new Map<string, { stamp: string; file: Promise<Loaded> }>();

  async function load(file: FoundFile): Promise<Loaded> {
    const bytes = new Uint8Array(await readFile(file.path));
    return { etag: etagOf(bytes), body: encodedBody(bytes, 'file') };
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
    const { etag, body } = await current.file;
    const type = contentType(file.path);
    const isLarge = isCompressible(type) && file.size >= minCompressedBytes;
    const encoding = isLarge ? chooseEncoding(c.req.header('Accept-Encoding'), file.size) : 'identity';
    const { 'Content-Encoding': _, ...validator } = encodingHeaders(encoding, etag);
    const all = {
      ...headers,
      ...validator,
      'X-Content-Type-Options': 'nosniff',
      ...(isLarge && { Vary: 'Accept-Encoding' }),
    };
    if (status === 200 && isNotModified(c.req.header('If-None-Match') ?? null, etag)) return c.body(null, 304, all);
    return c.body(await body.in(encoding), status, {
      ...all,
      'Content-Type': type,
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    });
  };
}
export type FileResponder = ReturnType<typeof createFileResponder>;
