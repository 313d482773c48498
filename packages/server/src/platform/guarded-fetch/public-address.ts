import ipaddr from 'ipaddr.js';

/** The block that global unicast addresses of IPv6 come from (IANA IPv6 address space); all else is special. */
const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
/** Documentation (RFC 9637), not in the library's table. */
const documentation = ipaddr.parseCIDR('3fff::/20') as [ipaddr.IPv6, number];

/**
 * Whether an IP address is one of the public Internet. Not loopback, private, link-local, shared
 * (CGNAT), multicast, documentation or reserved ones; nor IPv6 addresses that stand for an IPv4 one
 * (mapped, NAT64, 6to4, Teredo), which lead wherever that one does.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || (address.match(globalUnicast) && !address.match(documentation));
}
