import { isIP } from 'node:net';
import type { Context } from 'hono';
import { loopback, proxyCheck } from './trusted-proxies.ts';

const isLoopback = proxyCheck(loopback);

/** Who asks, as far as the network and the proxies that are trusted tell. */
export function clientAddress(c: Context, isTrusted: (address: string) => boolean = isLoopback): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return whoAsks(incoming?.socket?.remoteAddress ?? '', c.req.header('X-Forwarded-For'), isTrusted);
}

/**
 * Each proxy appends the address that it saw to `X-Forwarded-For`, so the list is read from its end
 * for as long as it was a trusted one that wrote; what stands before that anybody can write.
 */
export function whoAsks(peer: string, forwardedFor: string | undefined, isTrusted: (address: string) => boolean): string {
  let address = plain(peer);
  for (const entry of (forwardedFor ?? '').split(',').reverse()) {
    if (!isTrusted(address)) return address;
    const before = plain(entry);
    // Not an address: whoever wrote it, nothing before it can be believed.
    if (isIP(before) === 0) return address;
    address = before;
  }
  return address;
}

/** The address alone: without a port, brackets, a zone, or the way in which IPv6 writes IPv4. */
function plain(entry: string): string {
  const text = entry.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
}
