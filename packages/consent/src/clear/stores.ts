import type { StoredItem } from '../categories.ts';
import { exactName, type Fits } from './match.ts';

export function clearWebStorage(view: Window, kind: 'localStorage' | 'sessionStorage', fits: Fits): void {
  const storage = view[kind];
  for (const name of Object.keys(storage)) if (fits(name, kind)) storage.removeItem(name);
}

/** A database that another tab has open goes once that tab closes it; waiting for it could take for ever. */
const deleted = (databases: IDBFactory, name: string) =>
  new Promise<void>((resolve) => {
    const request = databases.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });

export async function clearDatabases(view: Window, denied: readonly StoredItem[], fits: Fits): Promise<void> {
  const databases = view.indexedDB;
  // Where a browser cannot list them, only a name that says it is a database is tried.
  const names = databases.databases
    ? (await databases.databases()).flatMap(({ name }) => name ?? [])
    : denied.flatMap((item) => (item.store === 'indexedDB' ? (exactName(item) ?? []) : []));
  await Promise.all(names.filter((name) => fits(name, 'indexedDB')).map((name) => deleted(databases, name)));
}

export async function clearCaches(view: Window, fits: Fits): Promise<void> {
  const names = await view.caches.keys();
  await Promise.all(names.filter((name) => fits(name, 'cacheStorage')).map((name) => view.caches.delete(name)));
}
