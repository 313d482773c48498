import { refuse } from '@smallshop/contract';
import { createOpenApiDocument } from '@smallshop/contract/openapi';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { consentDocuments } from '../../people/consent/well-known.ts';
import type { Deps } from '../../shop/requests/context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';
import type { BoundRoute } from '../../shop/requests/bind-route.ts';
import { publicCors } from '../../platform/http/cors.ts';
import { crossOrigin } from '../../platform/http/cross-origin.ts';
import { keepReady } from '../../platform/http/ready-responses.ts';
import { handleError } from '../../shop/requests/errors.ts';
import { problemResponse } from '../../platform/http/problems.ts';
import { requestLog } from '../../shop/requests/request-log.ts';
import { outboxRoutes } from '../outbox/outbox.routes.ts';
import { findPresentHandle } from '../../catalog/publication/redirect.repo.ts';
import { mediaRoutes } from '../../catalog/media/media.routes.ts';
import { metricsRoutes } from '../metrics/metrics.routes.ts';
import { chunkArchiveOf } from '../site/chunk-archive.ts';
import { cdnRoutes, siteHandler } from '../site/site.routes.ts';
import { downloadRoutes } from '../../orders/downloads/download.routes.ts';
import { webhookRoutes } from '../../orders/payment-webhooks/webhook.routes.ts';
import { topics } from './topics.ts';

export type App = Hono<AppEnv>;

/** The whole server as a function from Request to Response; the database is migrated already. */
export function createApp(deps: Deps, bound: readonly BoundRoute[] = topics.flat()): App {
  const app: App = new Hono<AppEnv>();
  if (deps.answers) app.use(keepReady(deps.answers));
  app.use(requestLog(deps));
  app.use('/v1/*', publicCors);
  app.use('/media/*', crossOrigin);
  app.use('/cdn/*', crossOrigin);
  app.onError((error, c) => handleError(error, deps, c.get('requestId')));
  health(app, deps);
  if (deps.metrics) app.route('/metrics', metricsRoutes(deps, deps.metrics));
  app.get('/v1/openapi.json', (c) => {
    const serverUrl = deps.publicUrl ?? new URL(c.req.url).origin;
    return c.json(createOpenApiDocument({ version: '1', serverUrl }));
  });
  app.route('/', consentDocuments());
  app.route('/v1/webhooks', webhookRoutes(deps));
  mount(app, bound, deps);
  app.route('/media', mediaRoutes(deps));
  app.route('/downloads', downloadRoutes(deps));
  if (deps.mail?.outboxToken) app.route('/outbox', outboxRoutes(deps, deps.mail.outboxToken));
  if (deps.cdnDir) app.route('/cdn', cdnRoutes(deps.cdnDir, chunkArchiveOf(deps.dataDir)));
  const site = deps.siteDir
    ? siteHandler(deps.siteDir, {
        stripe: deps.payments.includes('stripe'),
        findHandle: (former) => findPresentHandle(deps.db, former),
      })
    : undefined;
  app.notFound(async (c) => {
    const isPage = !/^\/(v1|media|downloads|cdn)\//.test(c.req.path);
    const page = isPage ? await site?.(c) : undefined;
    return (
      page ??
      problemResponse(refuse('not_found', { detail: `There is no ${c.req.method} ${c.req.path}.` }), c.get('requestId'))
    );
  });
  return app;
}

/**
 * `/healthz`: the process reaches its database, however busy its tables are. `/readyz`: there is a store to serve
 * besides.
 */
function health(app: App, deps: Deps): void {
  const stores = () => deps.db.execute(sql`select id from stores limit 1`) as Promise<{ rows: unknown[] }>;
  app.get('/healthz', async (c) => {
    await (deps.ping ?? stores)();
    return c.json({ status: 'ok' });
  });
  app.get('/readyz', async (c) => {
    const { rows } = await stores();
    return rows.length > 0 ? c.json({ status: 'ready' }) : c.json({ status: 'no store yet' }, 503);
  });
}

/** Mounts the routes. A path that exists for another method gets another error than an unknown path. */
function mount(app: App, bound: readonly BoundRoute[], deps: Deps): void {
  const methods = new Map<string, string[]>();
  for (const one of bound) {
    const [method, template] = one.route.endpoint.split(' ') as [string, string];
    const path = template.replace(/\{(\w+)\}/g, ':$1');
    methods.set(path, [...(methods.get(path) ?? []), method]);
    app.on(method, path, (c) => one.handle(c, deps));
  }
  for (const [path, allowed] of methods) {
    app.all(path, (c) => {
      const response = problemResponse(refuse('method_not_allowed'), c.get('requestId'));
      response.headers.set('Allow', allowed.join(', '));
      return response;
    });
  }
}
