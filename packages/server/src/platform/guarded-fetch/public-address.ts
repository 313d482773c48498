import ipaddr from 'ipaddr.js';

/** The block of IPv6 global unicast addresses (IANA IPv6 address space). All other IPv6 addresses are special. */
const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
/** Addresses for documentation (RFC 9637), which the library's table does not contain. */
const documentation = ipaddr.parseCIDR('3fff::/20') as [ipaddr.IPv6, number];

/**
 * Returns whether an IP address is public. Loopback, private, link-local, shared (CGNAT), multicast, documentation
 * and reserved addresses are not. IPv6 addresses that contain an IPv4 address (mapped, NAT64, 6to4, Teredo) are not
 * public either, because they lead to that IPv4 address.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || (address.match(globalUnicast) && !address.match(documentation));
}
