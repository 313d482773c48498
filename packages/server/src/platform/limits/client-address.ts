import { isIP } from 'node:net';
import type { Context } from 'hono';
import { loopback, proxyCheck } from './trusted-proxies.ts';

const isLoopback = proxyCheck(loopback);

/** Returns the client's network, as the connection and the trusted proxies report it. Rate limits use it. */
export function clientAddress(c: Context, isTrusted: (address: string) => boolean = isLoopback): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return networkOf(resolveClientIp(incoming?.socket?.remoteAddress ?? '', c.req.header('X-Forwarded-For'), isTrusted));
}

/**
 * Returns the client's IP address. Each proxy appends the address that it saw to `X-Forwarded-For`. The list is read
 * from its end while the entries come from trusted proxies. Any client can forge the entries before them.
 */
export function resolveClientIp(
  peer: string,
  forwardedFor: string | undefined,
  isTrusted: (address: string) => boolean,
): string {
  let address = plain(peer);
  for (const entry of (forwardedFor ?? '').split(',').reverse()) {
    if (!isTrusted(address)) return address;
    const before = plain(entry);
    // This entry is not an address, so the entries before it cannot be trusted either.
    if (isIP(before) === 0) return address;
    address = before;
  }
  return address;
}

/**
 * Returns the addresses that one customer of a network has: an IPv4 address, or a /64 of IPv6 addresses
 * (https://www.rfc-editor.org/rfc/rfc6177). In a /64 a client can use another address for each attempt.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::') as [string, string?];
  const groups = (text: string | undefined) =>
    (text ? text.split(':') : []).flatMap((group) => (group.includes('.') ? ['0', '0'] : group));
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Returns the address without port, brackets and zone, and an IPv4 address in IPv6 notation as IPv4. */
function plain(entry: string): string {
  const text = entry.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
}
