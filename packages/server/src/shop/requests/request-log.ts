import type { IncomingMessage, ServerResponse } from 'node:http';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Deps } from './context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { newId } from '../../platform/database/ids.ts';
import { runInScope } from '../../platform/statements/request-scope.ts';
import { writeReady } from '../../platform/http/ready-responses.ts';

/**
 * Gives every request an id, returns it in `X-Request-Id`, and logs method, path and status. The query is not logged,
 * because it may contain personal data or a key.
 *
 * `hono/request-id` does not fit: it accepts ids of one character, and it sets the header before the handler runs.
 * Hono then drops it from a handler's own `Response`, such as a picture or an error.
 */
export function requestLog(deps: Deps) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const requestId = requestIdOf(c.req.header('X-Request-Id'));
    c.set('requestId', requestId);
    const { method, path } = c.req;
    const handle = async () => {
      const start = performance.now();
      await runInScope({ requestId }, next);
      c.header('X-Request-Id', requestId);
      c.header('X-Content-Type-Options', 'nosniff');
      record(deps, { requestId, method, route: routePath(c, -1), path, status: c.res.status, start });
    };
    if (!deps.tracing || untracedPaths.includes(path)) return handle();
    const traceparent = c.req.header('traceparent');
    await deps.tracing.run({ name: method, kind: 'server', traceparent }, handle, () =>
      requestSpan({ method, route: routePath(c, -1), status: c.res.status }),
    );
  });
}

/**
 * Responds with a response that is ready in the cache, before the middleware: its headers are already those of the
 * middleware. Returns false if there is none. Id, metrics and log are the same as those of any other request.
 */
export function answerFromCache(deps: Deps, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  if (!deps.answers) return false;
  const start = performance.now();
  const requestId = requestIdOf(incoming.headers['x-request-id']);
  const written = writeReady(deps.answers, incoming, outgoing, requestId);
  if (!written) return false;
  const path = incoming.url!.split('?', 1)[0]!;
  const answered = { method: 'GET', route: written.response.route, status: written.status };
  record(deps, { requestId, ...answered, path, start });
  const traceparent = [incoming.headers['traceparent']].flat()[0];
  const durationMs = performance.now() - start;
  const times = { startedAt: Date.now() - durationMs, durationMs };
  deps.tracing?.record({ kind: 'server', traceparent, ...times, ...requestSpan(answered) });
  return true;
}

/** They are requested every few seconds, by programs. */
const untracedPaths = ['/healthz', '/readyz', '/metrics'];

/** The span of a request, by the semantic conventions of HTTP. Without the path: it may have ids and tokens. */
function requestSpan({ method, route, status }: Pick<Recorded, 'method' | 'route' | 'status'>) {
  return {
    name: `${method} ${route}`,
    attributes: { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status },
    error: status >= 500 ? String(status) : undefined,
  };
}

function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId('req');
}

interface Recorded {
  requestId: string;
  method: string;
  route: string;
  path: string;
  status: number;
  /** Of `performance.now()`. */
  start: number;
}

function record(deps: Deps, { requestId, method, route, path, status, start }: Recorded): void {
  const milliseconds = performance.now() - start;
  deps.metrics?.counts.observe(method, route, status, milliseconds / 1000);
  const level = status >= 500 ? 'warn' : 'debug';
  if (!deps.log.isLevelEnabled(level)) return;
  deps.log[level]({ requestId, method, path: withoutSecrets(path), status, ms: Math.round(milliseconds) }, 'request');
}

/**
 * The id of a consent record gives access to its receipt, the outbox's token to the outbox, and the token of a download
 * to its file.
 */
const withoutSecrets = (path: string) =>
  path.replace(/^(\/v1\/consent-records\/)[^/]+(?=\/receipt)|^(\/outbox\/)[^/]+|^(\/downloads\/[^/]*\/).*/, '$1$2$3…');
