import type { StoreKind } from '../categories.ts';

/** The names of what a page has stored, by kind. */
export type StorageSnapshot = Readonly<Record<StoreKind, readonly string[]>>;

async function names(list: () => Iterable<string> | Promise<Iterable<string>>): Promise<readonly string[]> {
  try {
    return [...(await list())].sort();
  } catch {
    // Blocked or absent: nothing is stored there.
    return [];
  }
}

/** Everything that a page can see of what its origin keeps. Out of sight are HttpOnly cookies and other origins. */
export async function snapshotStorage(view: Window = window): Promise<StorageSnapshot> {
  return {
    cookie: await names(() => view.document.cookie.split('; ').flatMap((pair) => pair.split('=', 1)[0] || [])),
    localStorage: await names(() => Object.keys(view.localStorage)),
    sessionStorage: await names(() => Object.keys(view.sessionStorage)),
    indexedDB: await names(async () => (await view.indexedDB.databases()).flatMap(({ name }) => name ?? [])),
    cacheStorage: await names(() => view.caches.keys()),
  };
}

/** What a second snapshot has that the first had not, as `kind: name`. */
export function storedSince(before: StorageSnapshot, after: StorageSnapshot): readonly string[] {
  return (Object.keys(after) as StoreKind[]).flatMap((kind) =>
    after[kind].filter((name) => !before[kind].includes(name)).map((name) => `${kind}: ${name}`),
  );
}
