import type { StoredResponse } from '../idempotency/idempotency.ts';

/** An answer that is the same for everyone who asks the same. */
export interface CacheableResponse extends StoredResponse {
  etag: string;
  vary: string;
}

export interface ResponseCache {
  /** The answer kept under this key, else the one made now; made once for all who ask meanwhile. */
  get(key: string, make: () => Promise<CacheableResponse>): Promise<CacheableResponse>;
}

interface Entry {
  answer: Promise<CacheableResponse>;
  madeAt: number;
  size: number;
}

/** Characters of all answers together. */
const largest = 32 * 1024 * 1024;

/**
 * Keeps catalogue answers for `ttl` milliseconds: a crowd then costs the database as much as one
 * shopper. Short beside the 30 seconds that browsers and CDNs may keep them anyway.
 */
export function createResponseCache(ttl: number, now: () => number = () => performance.now()): ResponseCache {
  // A Map keeps the order of insertion, so the first key is the oldest answer.
  const entries = new Map<string, Entry>();
  let total = 0;

  function drop(key: string, entry: Entry): void {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    total -= entry.size;
  }

  function forgetOld(time: number): void {
    for (const [key, entry] of entries) {
      if (time - entry.madeAt <= ttl && total <= largest) return;
      drop(key, entry);
    }
  }

  return {
    get(key, make) {
      const time = now();
      forgetOld(time);
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
