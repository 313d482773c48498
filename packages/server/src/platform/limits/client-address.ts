import { isIP } from 'node:net';
import type { Context } from 'hono';
import { loopback, proxyCheck } from './trusted-proxies.ts';

const isLoopback = proxyCheck(loopback);

/** Who asks, as far as the network and the proxies that are trusted tell. Limits count by it. */
export function clientAddress(c: Context, isTrusted: (address: string) => boolean = isLoopback): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return networkOf(resolveClientIp(incoming?.socket?.remoteAddress ?? '', c.req.header('X-Forwarded-For'), isTrusted));
}

/**
 * Each proxy appends the address that it saw to `X-Forwarded-For`, so the list is read from its end
 * for as long as it was a trusted one that wrote; what stands before that anybody can write.
 */
export function resolveClientIp(peer: string, forwardedFor: string | undefined, isTrusted: (address: string) => boolean): string {
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

/**
 * What one customer of a network has: an IPv4 address, or a /64 of IPv6 addresses
 * (https://www.rfc-editor.org/rfc/rfc6177), within which anybody can take another address for each try.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::') as [string, string?];
  const groups = (text: string | undefined) => (text ? text.split(':') : []).flatMap((group) => (group.includes('.') ? ['0', '0'] : group));
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return `${all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** The address alone: without a port, brackets, a zone, or the way in which IPv6 writes IPv4. */
function plain(entry: string): string {
  const text = entry.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
}
