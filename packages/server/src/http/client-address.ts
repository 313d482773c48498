import type { Context } from 'hono';

/**
 * Who asks, as far as the network tells. Behind a proxy on the same machine it is the address that
 * the proxy saw, which it appends to `X-Forwarded-For`; what stands before that anybody can write.
 */
export function clientAddress(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const peer = incoming?.socket?.remoteAddress ?? '';
  if (!/^(::1|(::ffff:)?127\.)/.test(peer)) return peer;
  return c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() || peer;
}
