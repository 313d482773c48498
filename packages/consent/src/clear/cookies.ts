import type { StoredItem } from '../categories.ts';
import { exactName, type Fits } from './match.ts';

/** `/`, and each folder above the page, with and without its slash: `/`, `/en`, `/en/`, `/en/tea`. */
export function pathsOf(pathname: string): string[] {
  const parts = pathname.split('/').filter(Boolean);
  const folders = parts.map((_, i) => `/${parts.slice(0, i + 1).join('/')}`);
  return ['/', ...folders.flatMap((folder) => [folder, `${folder}/`])];
}

/**
 * A cookie is removed only by naming the domain and path that it was set with, and a page cannot ask for them:
 * all are tried. `domains`: `; Domain=…` for each parent of the host.
 */
export function clearCookies(
  denied: readonly StoredItem[],
  fits: Fits,
  document: Document,
  domains: readonly string[],
): void {
  const { pathname, protocol } = document.location;
  const visible = document.cookie.split('; ').map((pair) => pair.split('=', 1)[0]!);
  // A cookie of another path is not visible here, but can be named.
  const named = denied.flatMap((item) => exactName(item) ?? []);
  const names = [...new Set([...visible, ...named])].filter((name) => name !== '' && fits(name, 'cookie'));
  const paths = [...pathsOf(pathname), ...denied.flatMap(({ path }) => path ?? [])];
  const everywhere = ['', ...domains, ...denied.flatMap(({ domain }) => (domain ? `; Domain=${domain}` : []))];
  // Names that begin with __Secure- or __Host- are removed with Secure only, partitioned ones with Partitioned only.
  const kinds = protocol === 'https:' ? ['; Secure', '; Secure; SameSite=None; Partitioned'] : [''];
  for (const name of names) {
    for (const domain of everywhere) {
      for (const path of paths) {
        for (const kind of kinds) document.cookie = `${name}=; Max-Age=0; Path=${path}${domain}${kind}`;
      }
    }
  }
}
