import type { StoredItem, StoreKind } from '../categories.ts';
import { clearCookies } from './cookies.ts';
import { isMatch } from './match.ts';
import { clearCaches, clearDatabases, clearWebStorage } from './stores.ts';

export interface Clearing {
  /** What is to go. */
  readonly denied: readonly StoredItem[];
  /** What stays, even where it fits `denied` too. */
  readonly kept: readonly StoredItem[];
  /** `; Domain=…` for each parent of the host. */
  readonly domains: readonly string[];
}

/**
 * Removes what fits an item of `denied` and none of `kept` from everything that this page can reach: cookies of
 * the host and its parent domains and of the page's path and its parents, web storage, IndexedDB and Cache Storage.
 * Out of reach stay HttpOnly cookies, and what other origins keep, such as the storage of an embedded frame.
 * Never throws: a store that is blocked has nothing to give.
 */
export async function clearStored(document: Document, { denied, kept, domains }: Clearing): Promise<void> {
  const view = document.defaultView;
  if (!view) return;
  const fits = (name: string, kind: StoreKind) => isMatch(denied, name, kind) && !isMatch(kept, name, kind);
  // Each on its own: one that throws because it is blocked must not save the others.
  await Promise.allSettled([
    (async () => clearCookies(denied, fits, document, domains))(),
    (async () => clearWebStorage(view, 'localStorage', fits))(),
    (async () => clearWebStorage(view, 'sessionStorage', fits))(),
    clearDatabases(view, denied, fits),
    clearCaches(view, fits),
  ]);
}
