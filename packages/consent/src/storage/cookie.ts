import { safely } from '../safely.ts';
import type { ConsentStorage } from './port.ts';

/** `Domain` attributes for a host, the shortest first; a numeric address and a single name have none. */
export function domainsOf(host: string): string[] {
  const labels = host.split('.');
  // Firefox logs an error for each one that cannot be.
  if (!isNaN(Number(labels.at(-1)))) return [];
  return labels.slice(1).map((_, i) => `; Domain=${labels.slice(-2 - i).join('.')}`);
}

/**
 * First-party, readable by the server of the page's own site, never sent to others. Kept on the registrable
 * domain, so that subdomains agree: the shortest one that the browser takes. It refuses public suffixes itself.
 */
export function cookieStorage(document: Document): ConsentStorage {
  const set = (name: string, value: string, seconds: number, domain: string) => {
    const secure = document.location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}${domain}`;
  };
  const domains = () => [...domainsOf(document.location.hostname), ''];
  const read = (name: string) =>
    safely(() => {
      const values = document.cookie
        .split('; ')
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1));
      // A parent domain may hold another cookie of this name. Which one is newer nobody can tell, so neither counts.
      return new Set(values).size === 1 ? values[0]! : null;
    }, null);
  const clear = (name: string) => safely(() => domains().forEach((domain) => set(name, '', 0, domain)), undefined);
  return {
    read,
    write: (name, value, maxAge) =>
      safely(() => {
        clear(name);
        return domains().some((domain) => {
          set(name, value, Math.floor(maxAge / 1000), domain);
          return read(name) === value;
        });
      }, false),
    clear,
  };
}
