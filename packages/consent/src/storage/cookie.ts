import { safely } from '../safely.ts';
import type { ConsentStorage } from './port.ts';

/** First-party, readable by the server of the page's own site, never sent to others. */
export function cookieStorage(document: Document): ConsentStorage {
  const set = (name: string, value: string, seconds: number) => {
    const secure = document.location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`;
  };
  const read = (name: string) =>
    safely(() => {
      const values = document.cookie
        .split('; ')
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1));
      // A parent domain may hold another cookie of this name. Which one is newer nobody can tell, so neither counts.
      return new Set(values).size === 1 ? values[0]! : null;
    }, null);
  return {
    read,
    write: (name, value, maxAge) =>
      safely(() => {
        set(name, value, Math.floor(maxAge / 1000));
        return read(name) === value;
      }, false),
    clear: (name) => safely(() => set(name, '', 0), undefined),
  };
}
