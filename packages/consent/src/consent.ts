import type { Category, ConsentKey, Controller } from './categories.ts';
import type { ConsentRecord, ConsentSource, RegionSource } from './decision/record.ts';
import type { ConsentState } from './decision/state.ts';
import type { ConsentStorage } from './storage/port.ts';

export interface ConsentOptions {
  /** The store's publishable key, or any name. Two shops on one page have separate answers. */
  readonly key: string;
  readonly categories: readonly Category[];
  /** A change asks everything again. */
  readonly policyVersion?: string;
  /** The responsible company. A change of its name or country asks everything again. */
  readonly controller?: Controller;
  /** Days that an answer is valid, yes or no. Default: 180. Maximum: 395. */
  readonly maxAgeDays?: number;
  /** Default: a cookie on the registrable domain; web storage if cookies are blocked, then memory. */
  readonly storage?: ConsentStorage;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** A new record id: 16 to 64 letters, digits, `-`, `_`. */
  readonly random?: () => string;
  /** True if the server received `Sec-GPC: 1`. The browser's own signal counts too. */
  readonly gpc?: boolean;
  /** Default: the global document, if there is one. */
  readonly document?: Document | undefined;
  /** BCP 47 tag of the banner's texts. Default: the document's language. */
  readonly language?: string | (() => string);
  /** Hash of the notice whose texts are shown. It is recorded. */
  readonly noticeHash?: string;
  /** ISO 3166-1 code or 3166-2 subdivision. Recorded; the rules of a region come from `@smallshop/consent/regions`. */
  readonly region?: string;
  readonly regionSource?: RegionSource;
  /** Receives each record before it takes effect. If it throws, nothing is granted. */
  readonly onRecord?: (record: ConsentRecord) => unknown;
}

export interface Consent {
  readonly state: ConsentState;
  /** Whether the shopper has to be asked something. */
  readonly needsAnswer: boolean;
  /** Calls the listener at once and after each change. Returns a function that ends the subscription. */
  subscribe(listener: (state: ConsentState) => void): () => void;
  /** Grants everything but categories that need a consent of their own (`separate`): those keep their answer. */
  acceptAll(source: ConsentSource): void;
  rejectAll(source: ConsentSource): void;
  /**
   * Sets the answers for the named keys. All others keep their answer and its age. `analytics` covers all services of
   * the category. `analytics/statistics` covers one of them and takes precedence:
   * `{ analytics: true, 'analytics/statistics': false }`.
   */
  choose(choice: Readonly<Partial<Record<ConsentKey, boolean>>>, source: ConsentSource): void;
  /** Withdraws every yes. */
  withdraw(source?: ConsentSource): void;
  /** Whether a category, or one service of it (`analytics/statistics`), may run now. */
  granted(key: ConsentKey): boolean;
  /** Loads one element that is held back. Grants, stores and records nothing. Call it only after a person's action. */
  loadOnce(element: Element, source: ConsentSource): void;
  /**
   * Calls `stop` when the consent to this service or category is withdrawn after it ran. If `stop` returns `true`, the
   * service has ended and needs no reload. Returns a function that removes `stop`.
   */
  onStop(key: ConsentKey, stop: () => unknown): () => void;
  /** Resolves when the data of denied services is removed from the browser. Wait for it before a reload. */
  cleared(): Promise<void>;
  /** Starts the gate of the page and listens to other tabs. */
  start(): void;
  stop(): void;
}
