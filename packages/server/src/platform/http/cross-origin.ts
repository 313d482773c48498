import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

/**
 * Headers for files that pages of any origin load, such as scripts and pictures. Error responses have them too.
 * Without them a page would see a network error instead of a 404.
 */
export const crossOrigin = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  if (c.res.status >= 400) c.header('Cache-Control', 'no-store');
});
