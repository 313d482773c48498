import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

/**
 * Files that pages of any origin load, such as scripts and pictures. Refusals and failures carry the headers too:
 * without them a page sees a network error instead of a 404.
 */
export const crossOrigin = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  if (c.res.status >= 400) c.header('Cache-Control', 'no-store');
});
