import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppEnv } from './app-env.ts';
import { isNotModified } from './etag.ts';
import type { ReadyResponse, ResponseCache } from './response-cache.ts';

const decidingHeaders = ['host', 'authorization', 'origin', 'accept-language', 'accept-encoding'] as const;
/** No header can have this value. */
const absent = '\0';
/** Each response has a request id of its own. */
const requestIdHeader = 'x-request-id';

/**
 * Everything in a GET request that a cached response, its key check and its origin check can depend on. Returns null
 * for other requests.
 */
function describeRequest({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'GET' || !url || url.length > 2000) return null;
  let text = url;
  for (const name of decidingHeaders) text += `\n${headers[name] ?? absent}`;
  return text;
}

/** Keeps the response to a cached route with the headers of all middleware. Use it before any other middleware. */
export function keepReady(cache: ResponseCache) {
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const cached = c.get('cached');
    const request = cached && c.res.status === 200 && c.env?.incoming && describeRequest(c.env.incoming);
    if (!request) return;
    const { key, etag, body } = cached;
    const headers = [...c.res.headers].filter(([name]) => name !== requestIdHeader).flat();
    headers.push('content-length', String(body.byteLength));
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
    cache.addReady(key, request, { route: routePath(c, -1), etag, headers, body: text });
  });
}

/**
 * Writes the ready response to a request. Returns it with its status, or undefined if there is none: then nothing was
 * written.
 */
export function writeReady(
  cache: ResponseCache,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  requestId: string,
): { response: ReadyResponse; status: number } | undefined {
  const request = describeRequest(incoming);
  const response = request === null ? undefined : cache.getReady(request);
  if (!response) return undefined;
  const status = isNotModified(incoming.headers['if-none-match'] ?? null, response.etag) ? 304 : 200;
  const { headers, body } = response;
  outgoing.writeHead(status, [...(status === 304 ? ofNotModified(headers) : headers), requestIdHeader, requestId]);
  if (status === 304) outgoing.end();
  else outgoing.end(body, 'latin1');
  return { response, status };
}

const ofBody = new Set(['content-type', 'content-encoding', 'content-length']);

function ofNotModified(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2)
    if (!ofBody.has(headers[at]!)) kept.push(headers[at]!, headers[at + 1]!);
  return kept;
}
