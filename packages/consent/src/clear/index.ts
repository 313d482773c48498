import type { StoredItem } from '../categories.ts';
import { domainsOf } from '../storage/cookie.ts';
import { clearStored as clear } from './clear-stored.ts';

/**
 * Removes from the browser what fits an item of `denied` and none of `kept`, as the engine does automatically for
 * services
 * that were refused or taken back. See {@link StoredItem} for names and patterns. Never throws.
 */
export const clearStored = (
  document: Document,
  denied: readonly StoredItem[],
  kept: readonly StoredItem[] = [],
): Promise<void> => clear(document, { denied, kept, domains: domainsOf(document.location.hostname) });
