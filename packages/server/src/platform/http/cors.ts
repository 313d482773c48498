import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

const allow = {
  'Access-Control-Allow-Methods': 'GET, POST, PATCH, PUT, DELETE',
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, Accept-Language, Cart-Token, Order-Token, If-Match, If-None-Match, Idempotency-Key, X-Request-Id',
  'Access-Control-Max-Age': '7200',
};

/**
 * Allows every page to read responses. No route uses cookies, and tokens are in headers that a page has to know. The
 * origins that a key allows are checked together with the key. With `*`, one cached response serves all origins.
 */
export const cors = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { ...allow, 'Access-Control-Allow-Origin': '*' });
  await next();
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Access-Control-Expose-Headers', 'ETag, Retry-After, X-Request-Id');
  return undefined;
});
