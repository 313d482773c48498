import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { refuse, type Refusal } from '@smallshop/contract';
import { Hono } from 'hono';
import { originalsDir } from '../../catalog/media/originals.ts';
import { unstorableFields } from '../../platform/errors/field-errors.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { problemResponse } from '../../platform/http/problems.ts';
import type { Deps } from '../../shop/requests/context.ts';
import { attachment } from './attachment.ts';
import { readRange } from '../../platform/files/byte-range.ts';
import { expiryOf, isEntitled, opensDownload } from './download-link.ts';
import { findDownload, takeBytes } from './downloads.repo.ts';

/**
 * `GET /downloads/{id}/{token}`: sends a file that was bought to anybody who has its address. Each byte that is about
 * to be sent counts, so that a download that was interrupted goes on, and none can be repeated without end.
 */
export function downloadRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/:id/:token', async (c) => {
    const refused = (refusal: Refusal) => {
      const response = problemResponse(refusal, c.get('requestId'));
      response.headers.set('Cache-Control', 'no-store');
      return response;
    };
    const { id, token } = c.req.param();
    const found = unstorableFields({ id }).length > 0 ? undefined : await findDownload(deps.db, id);
    if (!found) return refused(notFound);
    const { download, order, line, secret } = found;
    const expiresAt = order.paidAt && expiryOf(download, order.paidAt);
    // Nothing is said of a download to those who do not have its address.
    if (!expiresAt || !opensDownload(token, secret, id, expiresAt)) return refused(notFound);
    if (!isEntitled(order, line)) return refused(expired('The order was cancelled or refunded.'));
    if (expiresAt <= deps.now())
      return refused(expired('The address has expired. The page of your order gives a new one.'));

    const { size, file, name } = download;
    const etag = `"${file.split('.')[0]}"`;
    const condition = c.req.header('If-Range');
    const range = condition && condition !== etag ? undefined : readRange(c.req.header('Range'), size);
    if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${size}`, 'Cache-Control': 'no-store' });
    const { start, end } = range ?? { start: 0, end: size - 1 };
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachment(name),
      'Content-Length': String(end - start + 1),
      ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
      'Accept-Ranges': 'bytes',
      ETag: etag,
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    const handle = await open(join(originalsDir(deps.dataDir), file)).catch((error: NodeJS.ErrnoException) => {
      deps.log.error(
        { requestId: c.get('requestId'), download: id, code: error.code },
        'a file that was sold is missing',
      );
      return undefined;
    });
    if (!handle) return refused(refuse('unavailable', { retryAfter: 60 }));
    if (!(await takeBytes(deps.db, id, end - start + 1))) {
      await handle.close();
      return refused(expired('No download is left. Ask the shop for another one.'));
    }
    const stream = Readable.toWeb(handle.createReadStream({ start, end }));
    return c.body(stream as ReadableStream<Uint8Array>, range ? 206 : 200, headers);
  });
  return app;
}

const notFound = refuse('not_found', {
  detail: 'There is no such download. If its address was renewed, the page of your order has the new one.',
});
const expired = (detail: string) => refuse('download_expired', { detail });
