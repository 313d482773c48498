import type { Page } from 'playwright-core';

export type StoreKind = 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cacheStorage';

/** `cookie _ga`, `localStorage shop_visits`. */
export type StoredName = `${StoreKind} ${string}`;

/**
 * Everything that a browser keeps for the page: the cookies of all sites, and all that the page's own origin stores.
 */
export async function listStorage(page: Page): Promise<StoredName[]> {
  const cookies = (await page.context().cookies()).map(({ name }): StoredName => `cookie ${name}`);
  const own = await page.evaluate(async () => ({
    localStorage: Object.keys(localStorage),
    sessionStorage: Object.keys(sessionStorage),
    indexedDB: (await indexedDB.databases()).map(({ name }) => name!),
    // Only secure pages have one.
    cacheStorage: 'caches' in window ? await caches.keys() : [],
  }));
  const entries = Object.entries(own).flatMap(([kind, names]) => names.map((name) => `${kind} ${name}` as StoredName));
  return [...cookies, ...entries].sort();
}

/** Whether a name of the policy covers a name in the browser. `*` matches any characters. */
export function covers(pattern: string, name: string): boolean {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(name);
}
