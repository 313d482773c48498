const cache = new Map<string, unknown>();

/** Intl objects are slow to make, and a grid asks for the same ones on every card. */
export function cached<T>(key: string, make: () => T): T {
  let found = cache.get(key) as T | undefined;
  if (found === undefined) {
    found = make();
    cache.set(key, found);
  }
  return found;
}
