import type { ConsentStorage } from './port.ts';

/** Lasts as long as the page: the last resort, and what tests use. */
export function memoryStorage(): ConsentStorage {
  const entries = new Map<string, string>();
  return {
    read: (name) => entries.get(name) ?? null,
    write(name, value) {
      entries.set(name, value);
      return true;
    },
    clear: (name) => void entries.delete(name),
  };
}
