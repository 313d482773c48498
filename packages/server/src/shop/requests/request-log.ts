import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Deps } from './context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import { newId } from '../../platform/database/ids.ts';

/**
 * Gives every request an id, returns it in `X-Request-Id`, and logs method, path and status. The query is not logged,
 * because it may contain personal data.
 *
 * `hono/request-id` does not fit: it accepts ids of one character, and it sets the header before the handler runs.
 * Hono then drops it from a handler's own `Response`, such as a picture or an error.
 */
export function requestLog(deps: Deps) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const given = c.req.header('X-Request-Id');
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : newId('req');
    c.set('requestId', requestId);
    const start = performance.now();
    await next();
    c.header('X-Request-Id', requestId);
    c.header('X-Content-Type-Options', 'nosniff');
    deps.metrics?.counts.observe(c.req.method, routePath(c, -1), c.res.status, (performance.now() - start) / 1000);
    const level = c.res.status >= 500 ? 'warn' : 'debug';
    deps.log[level](
      {
        requestId,
        method: c.req.method,
        path: withoutSecrets(c.req.path),
        status: c.res.status,
        ms: Math.round(performance.now() - start),
      },
      'request',
    );
  });
}

/** The id of a consent record gives access to its receipt, and the outbox's token to the outbox. */
const withoutSecrets = (path: string) =>
  path.replace(/^(\/v1\/consent-records\/)[^/]+(?=\/receipt)|^(\/outbox\/)[^/]+/, '$1$2…');
