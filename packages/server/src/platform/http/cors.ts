import { cors } from 'hono/cors';

/**
 * Allows every page to read responses. No route uses cookies, and tokens are in headers that a page has to know. The
 * origins that a key allows are checked together with the key. With `*`, one cached response serves all origins.
 */
export const publicCors = cors({
  origin: '*',
  allowMethods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
  allowHeaders: [
    'Authorization',
    'Content-Type',
    'Accept-Language',
    'Cart-Token',
    'Order-Token',
    'If-Match',
    'If-None-Match',
    'Idempotency-Key',
    'X-Request-Id',
  ],
  exposeHeaders: ['ETag', 'Retry-After', 'X-Request-Id'],
  maxAge: 7200,
});
