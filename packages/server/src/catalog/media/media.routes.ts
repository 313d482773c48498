import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { refuse } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { images } from '../catalog.tables.ts';
import type { Deps } from '../../shop/requests/context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { isNotModified } from '../../platform/http/etag.ts';
import { unstorableFields } from '../../platform/errors/field-errors.ts';
import { problemResponse } from '../../platform/http/problems.ts';
import { readRange } from '../../platform/files/byte-range.ts';
import { mimeTypeOf } from './media-type.ts';
import { originalsDir } from './originals.ts';
import { createRenditions, type Renditions } from './renditions.ts';
import { mediaFormats, widthsOf, type MediaFormat } from './sizes.ts';

/**
 * `GET /media/{imageId}/{width}.{format}`: only widths and formats that the API lists, so that requests cannot fill
 * the disk. `GET /media/files/{file}`: videos and 3D models, also in parts.
 */
export function mediaRoutes(deps: Deps, renditions: Renditions = createRenditions(deps.dataDir)): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/files/:file', async (c) => {
    const { file } = c.req.param();
    // Only videos and models have these types; files that are sold have another one.
    if (!/^[0-9a-f]{40}\.(mp4|webm|glb|usdz)$/.test(file)) return c.notFound();
    const etag = `"${file}"`;
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=31536000, immutable', 'Accept-Ranges': 'bytes' };
    if (isNotModified(c.req.header('If-None-Match') ?? null, etag)) return c.body(null, 304, headers);
    const handle = await open(join(originalsDir(deps.dataDir), file)).catch(() => undefined);
    if (!handle) return c.notFound();
    const { size } = await handle.stat();
    const condition = c.req.header('If-Range');
    const range = condition && condition !== etag ? undefined : readRange(c.req.header('Range'), size);
    if (range === null || c.req.method === 'HEAD') await handle.close();
    if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${size}` });
    const { start, end } = range ?? { start: 0, end: size - 1 };
    const ofPart = {
      'Content-Type': mimeTypeOf(file),
      'Content-Length': String(end - start + 1),
      ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, { ...headers, ...ofPart });
    const body = Readable.toWeb(handle.createReadStream({ start, end }));
    return c.body(body as ReadableStream<Uint8Array>, range ? 206 : 200, { ...headers, ...ofPart });
  });
  app.get('/:imageId/:name', async (c) => {
    const match = /^(\d{1,4})\.(\w+)$/.exec(c.req.param('name'));
    if (!match || !isFormat(match[2]!)) return c.notFound();
    const unstorable = unstorableFields({ imageId: c.req.param('imageId') });
    if (unstorable.length > 0)
      return problemResponse(refuse('invalid_request', { errors: unstorable }), c.get('requestId'));
    const [width, format] = [Number(match[1]), match[2]] as const;
    const [row] = await deps.db
      .select({ file: images.file, width: images.width })
      .from(images)
      .where(eq(images.id, c.req.param('imageId')));
    if (!row || !widthsOf(row.width).includes(width)) return c.notFound();
    const etag = `"${row.file.slice(0, 22)}-${width}-${format}"`;
    const headers = {
      ETag: etag,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    };
    if (isNotModified(c.req.header('If-None-Match') ?? null, etag)) return c.body(null, 304, headers);
    const bytes = await renditions.get(row.file, width, format as MediaFormat);
    return c.body(new Uint8Array(bytes), 200, { ...headers, 'Content-Type': `image/${format}` });
  });
  return app;
}

function isFormat(text: string): text is MediaFormat {
  return (mediaFormats as readonly string[]).includes(text);
}
