import { isRefusal, type Route } from '@smallshop/contract';
import type { Context } from 'hono';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { chooseEncoding, encodingHeaders, minCompressedBytes } from '../../platform/http/content-encoding.ts';
import { isNotModified } from '../../platform/http/etag.ts';
import { encodeResponse, type CacheableResponse } from '../../platform/http/response-cache.ts';
import type { Deps } from './context.ts';
import { keyOfRequest } from './key-of-request.ts';

interface Making {
  make: () => Promise<CacheableResponse>;
  /** Request headers that the response depends on, besides key, origin and language. */
  dependsOn: readonly string[];
}

/**
 * Handles a request whose response is the same for every shopper of a market. The cache key contains everything that
 * the response can depend on, including the checks of key and origin.
 */
export async function serveCacheable(
  route: Route,
  c: Context<AppEnv>,
  deps: Deps,
  { make, dependsOn }: Making,
): Promise<Response> {
  const { headers } = c.req.raw;
  const cacheKey = JSON.stringify([
    ...readParts(route, c),
    ...['Origin', 'Accept-Language', ...dependsOn].map((name) => headers.get(name)),
  ]);
  const { status, contentType, etag, body, vary, expiresAt, ...answer } = await (deps.answers?.get(cacheKey, make) ??
    make().then((made) => encodeResponse(made)));
  const type = contentType && { 'Content-Type': contentType };
  if (status !== 200) {
    const refused = { ...answer.headers, ...type, 'Cache-Control': 'no-store' };
    return new Response(body.identity, { status, headers: refused });
  }
  const isLarge = body.identity.byteLength >= minCompressedBytes;
  const encoding = chooseEncoding(headers.get('Accept-Encoding'), body.identity.byteLength);
  const caching = {
    ...encodingHeaders(encoding, etag),
    Vary: isLarge ? `${vary}, Accept-Encoding` : vary,
    // `public` allows shared caches to store a response to a request with Authorization (RFC 9111, 3.5).
    'Cache-Control': cacheControl(expiresAt, deps.now()),
  };
  if (isNotModified(headers.get('If-None-Match'), etag)) {
    const { 'Content-Encoding': _, ...kept } = caching as Record<string, string>;
    return new Response(null, { status: 304, headers: kept });
  }
  const bytes = await body.in(encoding);
  if (dependsOn.length === 0 && !expiresAt) c.set('cached', { key: cacheKey, etag, body: bytes });
  return new Response(bytes, { status, headers: { ...answer.headers, ...type, ...caching } });
}

/** Seconds for which a response may be used, and for which an older one may be used while a new one is fetched. */
const maxAge = 30;
const maxStale = 300;

/** A response is used neither fresh nor stale after it expires. */
function cacheControl(expiresAt: Date | undefined, now: Date): string {
  const left = expiresAt ? Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000)) : Infinity;
  const age = Math.min(maxAge, left);
  return `public, max-age=${age}, stale-while-revalidate=${Math.min(maxStale, left - age)}`;
}

/**
 * Returns the parts of the URL that the response can depend on, and the key. Unknown parameters are left out, the
 * order of the others does not matter, and neither does whether the key is in the URL or in a header.
 */
function readParts(route: Route, c: Context<AppEnv>): unknown[] {
  const { origin, pathname } = new URL(c.req.url);
  const key = keyOfRequest(route, c);
  const parameters = Object.keys(route.query?.shape ?? {}).map((name) =>
    (c.req.queries(name) ?? []).filter((text) => text !== ''),
  );
  return [origin, pathname, isRefusal(key) ? 'refused' : key, ...parameters];
}
