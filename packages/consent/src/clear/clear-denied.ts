import type { AskedCategory, StoredItem } from '../categories.ts';
import { clearStored } from './clear-stored.ts';

/**
 * Removes what the services without a yes declared to store. `granted`: by `category/service`; `own`: the name of the
 * stored decision; `domains`: `; Domain=…` for each parent of the host.
 */
export function clearDenied(
  document: Document,
  categories: readonly AskedCategory[],
  granted: Readonly<Record<string, boolean>>,
  own: string,
  domains: readonly string[],
): Promise<void> {
  const items = (yes: boolean): StoredItem[] =>
    categories.flatMap(({ id, required, services }) =>
      // A required service that is disabled does not run, but the shopper's cart or login is not removed.
      services
        .filter((service) => (required || granted[`${id}/${service.id}`]) === yes)
        .flatMap(({ storage = [] }) => storage),
    );
  // Two services may use one cookie, and the answer itself must outlive a pattern that fits everything.
  return clearStored(document, { denied: items(false), kept: [{ name: own }, ...items(true)], domains });
}
