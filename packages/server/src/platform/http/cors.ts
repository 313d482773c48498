import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

const allow = {
  'Access-Control-Allow-Methods': 'GET, POST, PATCH, PUT, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Accept-Language, Cart-Token, Order-Token, If-Match, If-None-Match, Idempotency-Key, X-Request-Id',
  'Access-Control-Max-Age': '7200',
};

/**
 * Any page may read an answer: nothing here rests on cookies, tokens travel in headers that a page
 * must know. Which pages a key serves is checked with the key. One `*` keeps answers cacheable for
 * all origins alike.
 */
export const cors = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { ...allow, 'Access-Control-Allow-Origin': '*' });
  await next();
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Access-Control-Expose-Headers', 'ETag, Retry-After, X-Request-Id');
  return undefined;
});
