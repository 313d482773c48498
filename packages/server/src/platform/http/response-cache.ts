import type { StoredResponse } from '../idempotency/idempotency.ts';

/** A response that is the same for all clients with the same request. */
export interface CacheableResponse extends StoredResponse {
  etag: string;
  vary: string;
}

export interface ResponseCache {
  /**
   * Returns the cached response of this key, otherwise the result of `make`. Requests that arrive meanwhile share one
   * call.
   */
  get(key: string, make: () => Promise<CacheableResponse>): Promise<CacheableResponse>;
}

interface Entry {
  answer: Promise<CacheableResponse>;
  madeAt: number;
  size: number;
}

/** Limit for the characters of all cached responses together. */
const maxCharacters = 32 * 1024 * 1024;

/**
 * Caches catalog responses for `ttlMs`. Many shoppers then cost the database as much as one. This is short compared
 * with the 30 seconds that browsers and CDNs may cache them.
 */
export function createResponseCache(ttlMs: number, now: () => number = () => performance.now()): ResponseCache {
  // A Map keeps the order of insertion, so the first key is the oldest response.
  const entries = new Map<string, Entry>();
  let total = 0;

  function drop(key: string, entry: Entry): void {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    total -= entry.size;
  }

  function deleteExpired(time: number): void {
    for (const [key, entry] of entries) {
      if (time - entry.madeAt <= ttlMs && total <= maxCharacters) return;
      drop(key, entry);
    }
  }

  return {
    get(key, make) {
      const time = now();
      deleteExpired(time);
      const known = entries.get(key);
      if (known) return known.answer;
      const entry: Entry = { answer: make(), madeAt: time, size: key.length };
      entries.set(key, entry);
      total += entry.size;
      entry.answer.then(
        ({ status, body }) => {
          if (status !== 200) return drop(key, entry);
          if (entries.get(key) !== entry) return;
          entry.size += body.length;
          total += body.length;
        },
        () => drop(key, entry),
      );
      return entry.answer;
    },
  };
}
