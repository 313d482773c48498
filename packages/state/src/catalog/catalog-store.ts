import type { CatalogStore, ProductQuery } from './catalog.types.ts';
import { createProducts, type CatalogDeps } from './products.ts';
import { createResource } from './resource.ts';

/** Answers the same value for the same key. */
function once<A, T>(keyOf: (from: A) => string, make: (from: A) => T): (from: A) => T {
  const made = new Map<string, T>();
  return (from) => {
    const key = keyOf(from);
    const found = made.get(key) ?? make(from);
    made.set(key, found);
    return found;
  };
}

/** The same text for equal queries, whatever the order of their fields. */
function keyOfQuery(query: ProductQuery): string {
  const { collection, search, sort, limit, available } = query;
  return JSON.stringify([collection, search, sort, limit, available]);
}

export function createCatalogStore(deps: CatalogDeps): CatalogStore {
  const { api, $hint, clock } = deps;
  const byHandle = (handle: string) => handle;
  return {
    products: once(keyOfQuery, (query) => createProducts(deps, { ...query })),
    product: once(byHandle, (handle) => {
      const fetch = (signal: AbortSignal) => api.catalog.getProduct({ handle, ...$hint.value }, { signal });
      const { $value, load } = createResource({ fetch, $depends: $hint, clock });
      return { $product: $value, retry: () => void load() };
    }),
    collection: once(byHandle, (handle) => {
      const fetch = (signal: AbortSignal) => api.catalog.getCollection({ handle, ...$hint.value }, { signal });
      const { $value, load } = createResource({ fetch, $depends: $hint, clock });
      return { $collection: $value, retry: () => void load() };
    }),
  };
}
