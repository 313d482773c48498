import type { ProductSummary } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';

/** What is needed of the consent engine. `createConsent` of `@smallshop/consent` returns one. */
export interface ConsentGate {
  /** Whether a category, or a service of it, may run now. */
  granted(key: string): boolean;
  /** Calls the listener at once and after each change. */
  subscribe(listener: () => void): () => void;
}

/** Products that the shopper has looked at, newest first. Kept on this device and nowhere else. */
export interface RecentlyViewed {
  readonly $handles: ReadableAtom<readonly string[]>;
  /**
   * The products of `$handles` in one request. Those that are no longer sold are left out. Without handles nothing is
   * requested.
   */
  readonly $products: ReadableAtom<Loadable<ProductSummary[]>>;
  /** Puts a product first. Does nothing without consent. */
  recordViewed(handle: string): void;
  /** Deletes all of them. */
  clear(): void;
  /** Repeats the request that failed. */
  retry(): void;
}
