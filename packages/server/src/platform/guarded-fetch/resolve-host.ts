import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { GuardedFetchError } from './guarded-fetch-error.ts';
import { isPublicAddress } from './public-address.ts';

export interface HostAddress {
  address: string;
  family: number;
}

/** All addresses of a host name. */
export type Resolve = (hostname: string) => Promise<HostAddress[]>;

export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * Resolves the host of a URL once and returns its addresses. Throws unless all of them are public or the server's
 * settings allow the host.
 */
export async function resolveHost(
  url: URL,
  { allowedHosts, resolve }: { allowedHosts: readonly string[]; resolve: Resolve },
): Promise<HostAddress[]> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(hostname) ? [{ address: hostname, family: isIP(hostname) }] : await find(hostname, resolve);
  if (!isAllowedHost(url, allowedHosts) && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new GuardedFetchError('address_not_public', `${url.host} is not an address of the public Internet`);
  }
  return addresses;
}

async function find(hostname: string, resolve: Resolve): Promise<HostAddress[]> {
  const addresses = await resolve(hostname).catch((cause: unknown) => {
    throw new GuardedFetchError('host_not_found', `${hostname} cannot be found`, { cause });
  });
  if (addresses.length === 0) throw new GuardedFetchError('host_not_found', `${hostname} cannot be found`);
  return addresses;
}

/** An entry without a port allows every port of that host. */
function isAllowedHost({ host, hostname }: URL, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((entry) => entry.toLowerCase() === host || entry.toLowerCase() === hostname);
}
