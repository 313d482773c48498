import type { Result } from '../shop-api.ts';
import type { CatalogStore, ProductQuery } from './catalog.types.ts';
import { createProducts, type CatalogDeps } from './products.ts';
import { createResource } from './resource.ts';

/** Returns the same value for the same key. */
function once<A, T>(make: (from: A) => T, keyOf = (from: A) => from as unknown): (from: A) => T {
  const made = new Map<unknown, T>();
  return (from) => {
    const key = keyOf(from);
    const found = made.get(key) ?? make(from);
    made.set(key, found);
    return found;
  };
}

/** The same text for equal queries, whatever the order of their fields. */
const keyOfQuery = ({ collection, search, sort, limit, available }: ProductQuery) =>
  JSON.stringify([collection, search, sort, limit, available]);

export function createCatalogStore(deps: CatalogDeps): CatalogStore {
  const {
    api: { catalog },
    $hint,
    clock,
    resumeListeners,
  } = deps;
  const byHandle =
    <T>(ask: (input: { handle: string }, options: { signal: AbortSignal }) => Promise<Result<T>>) =>
    (handle: string) =>
      createResource<T>({
        fetch: (signal) => ask({ handle, ...$hint.value }, { signal }),
        $depends: $hint,
        clock,
        resumeListeners,
      });
  const product = byHandle(catalog.getProduct);
  const collection = byHandle(catalog.getCollection);
  return {
    products: once((query) => createProducts(deps, { ...query }), keyOfQuery),
    product: once((handle) => {
      const { $value, load } = product(handle);
      return { $product: $value, retry: () => void load() };
    }),
    collection: once((handle) => {
      const { $value, load } = collection(handle);
      return { $collection: $value, retry: () => void load() };
    }),
  };
}
