import type { AskedCategory } from '../categories.ts';
import { safely } from '../safely.ts';

/** The host and its parents: where a script may have put a cookie that this page can reach. */
function domainsOf(host: string): string[] {
  const labels = host.split('.');
  // A numeric address has no parents, and Firefox logs an error for each that is tried.
  if (!isNaN(Number(labels.at(-1)))) return [''];
  return ['', ...labels.slice(0, -1).map((_, i) => `; Domain=${labels.slice(i).join('.')}`)];
}

/** Removes what a category's services declared to store, as far as this page's origin can reach it. */
export function forgetStorage(category: AskedCategory, document: Document): void {
  for (const { storage = [] } of category.services) {
    for (const { name } of storage) {
      safely(() => {
        for (const domain of domainsOf(document.location.hostname)) document.cookie = `${name}=; Path=/; Max-Age=0${domain}`;
      }, undefined);
      safely(() => document.defaultView?.localStorage.removeItem(name), undefined);
      safely(() => document.defaultView?.sessionStorage.removeItem(name), undefined);
    }
  }
}
