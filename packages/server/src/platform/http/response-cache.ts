import type { StoredResponse } from '../idempotency/idempotency.ts';
import { encodedBody, type EncodedBody } from './content-encoding.ts';
import { etagOf } from './etag.ts';

/** A response that is the same for all clients with the same request. */
export interface CacheableResponse extends StoredResponse {
  vary: string;
  /** It is wrong from this moment on. Such a response is not kept: it is shared while it is made. */
  expiresAt?: Date;
}

/** A response with its validator and its compressed bodies. Each is computed once. */
export interface EncodedResponse extends Omit<CacheableResponse, 'body'> {
  etag: string;
  body: EncodedBody;
}

/** A response as the next request with the same bytes gets it: nothing is left to compute. */
export interface ReadyResponse {
  /** Template of the path, for metrics. */
  route: string;
  etag: string;
  /** Names and values in turn, as `writeHead` takes them. */
  headers: readonly string[];
  /** The bytes as Latin-1 text. Node sends text together with the headers, in one write. */
  body: string;
}

export interface ResponseCache {
  /**
   * Returns the cached response of this key, otherwise the result of `make`. Requests that arrive meanwhile share one
   * call.
   */
  get(key: string, make: () => Promise<CacheableResponse>): Promise<EncodedResponse>;
  /** Returns the response that `addReady` stored for this request, as long as the cached response is valid. */
  getReady(request: string): ReadyResponse | undefined;
  addReady(key: string, request: string, response: ReadyResponse): void;
  /** Deletes all responses, because something changed that they may depend on. */
  clear(): void;
}

interface Entry {
  answer: Promise<EncodedResponse>;
  madeAt: number;
  size: number;
  /** The requests that have a ready response from this entry. */
  requests: string[];
}

/** Limit for the bytes of all cached responses together. */
const maxBytes = 16 * 1024 * 1024;
/** Clients write the same request in different ways, in any number. */
const maxRequestsOfEntry = 100;

export function encodeResponse(
  { body, ...rest }: CacheableResponse,
  onCompressed?: (bytes: number) => void,
): EncodedResponse {
  const bytes = new TextEncoder().encode(body);
  return { ...rest, etag: etagOf(bytes), body: encodedBody(bytes, 'response', onCompressed) };
}

/**
 * Caches catalog responses for `ttlMs`. Many shoppers then cost the database as much as one. This is short compared
 * with the 30 seconds that browsers and CDNs may cache them.
 */
export function createResponseCache(ttlMs: number, now: () => number = () => performance.now()): ResponseCache {
  // A Map keeps the order of insertion, so the first key is the oldest response.
  const entries = new Map<string, Entry>();
  const ready = new Map<string, { response: ReadyResponse; entry: Entry }>();
  let total = 0;

  function grow(key: string, entry: Entry, bytes: number): void {
    if (entries.get(key) !== entry) return;
    entry.size += bytes;
    total += bytes;
  }

  function drop(key: string, entry: Entry): void {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    for (const request of entry.requests) ready.delete(request);
    total -= entry.size;
  }

  function deleteExpired(time: number): void {
    for (const [key, entry] of entries) {
      if (time - entry.madeAt <= ttlMs && total <= maxBytes) return;
      drop(key, entry);
    }
  }

  return {
    get(key, make) {
      const time = now();
      deleteExpired(time);
      const known = entries.get(key);
      if (known) return known.answer;
      const answer = make().then((made) => encodeResponse(made, (bytes) => grow(key, entry, bytes)));
      const entry: Entry = { answer, madeAt: time, size: 0, requests: [] };
      entries.set(key, entry);
      grow(key, entry, key.length);
      answer.then(
        ({ status, body, expiresAt }) =>
          status === 200 && !expiresAt ? grow(key, entry, body.identity.byteLength) : drop(key, entry),
        () => drop(key, entry),
      );
      return answer;
    },
    getReady(request) {
      const found = ready.get(request);
      return found && now() - found.entry.madeAt <= ttlMs ? found.response : undefined;
    },
    addReady(key, request, response) {
      const entry = entries.get(key);
      if (!entry || entry.requests.length >= maxRequestsOfEntry || ready.has(request)) return;
      entry.requests.push(request);
      ready.set(request, { response, entry });
      grow(key, entry, request.length + response.body.length);
    },
    clear() {
      for (const [key, entry] of entries) drop(key, entry);
    },
  };
}
