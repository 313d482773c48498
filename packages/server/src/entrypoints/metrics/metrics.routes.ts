import { Hono } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Deps } from '../../shop/requests/context.ts';
import type { AppEnv } from '../../platform/http/app-env.ts';

/** Metrics for Prometheus, protected by a token because they show how much a shop sells. */
export function metricsRoutes({ db }: Pick<Deps, 'db'>, { counts, token }: NonNullable<Deps['metrics']>): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/', async (c) => {
    const given = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
    if (!isSame(given, token))
      return c.text('Send the header "Authorization: Bearer …" with SMALLSHOP_METRICS_TOKEN.\n', 401, {
        'WWW-Authenticate': 'Bearer',
      });
    return c.text(await counts.read(db), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  });
  return app;
}

/** In constant time, whatever the lengths. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
