import { BlockList, isIP } from 'node:net';

/** The machine itself. */
export const loopback: readonly string[] = ['127.0.0.0/8', '::1/128'];

/** Returns what is wrong with an entry of the list, or null for an address or a range in CIDR notation. */
export function proxyError(entry: string): string | null {
  const [address, bits, ...rest] = entry.split('/');
  const family = isIP(address!);
  if (family === 0) return `${entry} is no IP address; names are not looked up`;
  if (bits === undefined) return null;
  const maxBits = family === 4 ? 32 : 128;
  if (rest.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > maxBits)
    return `${entry} is no range: after the slash comes a number from 0 to ${maxBits}`;
  return null;
}

/**
 * Returns a function that checks whether an address is in one of the ranges. An IPv4 address in IPv6 notation
 * (`::ffff:10.0.0.1`) is checked as IPv4.
 */
export function proxyCheck(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [address, bits] = entry.split('/') as [string, string | undefined];
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(address, Number(bits ?? (family === 'ipv4' ? 32 : 128)), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
