import type { ConsentStorage } from './port.ts';

/** `Domain` attributes for a host, the shortest first; a numeric address and a single name have none. */
export function domainsOf(host: string): string[] {
  const labels = host.split('.');
  // Firefox logs an error for each one that cannot be.
  if (!isNaN(+labels.at(-1)!)) return [];
  return labels.slice(1).map((_, i) => `; Domain=${labels.slice(-2 - i).join('.')}`);
}

/**
 * First-party, readable by the server of the page's own site, never sent to others. Kept on the registrable
 * domain, so that subdomains agree: the shortest one that the browser takes. It refuses public suffixes itself.
 */
export function cookieStorage(document: Document): ConsentStorage {
  const { hostname, protocol } = document.location;
  const domains = [...domainsOf(hostname), ''];
  const set = (name: string, value: string, milliseconds: number, domain: string) => {
    const secure = protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${value}; Path=/; Max-Age=${milliseconds / 1000}; SameSite=Lax${secure}${domain}`;
  };
  const read = (name: string) => {
    const values = document.cookie.split('; ').filter((pair) => pair.startsWith(`${name}=`));
    // A parent domain may hold another cookie of this name. It is unknown which one is newer, so neither counts.
    return new Set(values).size === 1 ? values[0]!.slice(name.length + 1) : null;
  };
  const clear = (name: string) => domains.forEach((domain) => set(name, '', 0, domain));
  return {
    read,
    write(name, value, maxAge) {
      clear(name);
      return domains.some((domain) => (set(name, value, maxAge, domain), read(name) === value));
    },
    clear,
  };
}
