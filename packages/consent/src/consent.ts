import type { Category, ConsentKey, Controller } from './categories.ts';
import type { ConsentRecord, ConsentSource, RegionSource } from './decision/record.ts';
import type { ConsentState } from './decision/state.ts';
import type { ConsentStorage } from './storage/port.ts';

export interface ConsentOptions {
  /** The store's publishable key, or any name of your own: two shops on one page do not meet. */
  readonly key: string;
  readonly categories: readonly Category[];
  /** Another version asks everything again. */
  readonly policyVersion?: string;
  /** Who is responsible. Another name or country asks everything again. */
  readonly controller?: Controller;
  /** Days that an answer is valid, yes or no. Default: 180; at most 395. */
  readonly maxAgeDays?: number;
  /** Default: a cookie on the registrable domain; web storage if cookies are blocked, then memory. */
  readonly storage?: ConsentStorage;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** A new record id: 16 to 64 letters, digits, `-`, `_`. */
  readonly random?: () => string;
  /** True where the server saw `Sec-GPC: 1`. The browser's own signal counts besides. */
  readonly gpc?: boolean;
  /** The page, where there is one. */
  readonly document?: Document | undefined;
  /** BCP 47 tag of the banner's texts. Default: the document's language. */
  readonly language?: string | (() => string);
  /** Hash of the notice whose words are shown. Recorded. */
  readonly noticeHash?: string;
  /** ISO 3166-1 code or 3166-2 subdivision. Recorded; the rules of a region come from `@smallshop/consent/regions`. */
  readonly region?: string;
  readonly regionSource?: RegionSource;
  /** Takes each record, before it has any effect. If it throws, nothing is granted. */
  readonly onRecord?: (record: ConsentRecord) => unknown;
}

export interface Consent {
  readonly state: ConsentState;
  /** Whether the shopper has to be asked something. */
  readonly needsAnswer: boolean;
  /** Calls at once and after each change; returns what ends it. */
  subscribe(listener: (state: ConsentState) => void): () => void;
  /** Grants everything but categories that need a consent of their own (`separate`): those keep their answer. */
  acceptAll(source: ConsentSource): void;
  rejectAll(source: ConsentSource): void;
  /**
   * Sets the answers of what is named. The rest keeps its answer and its age. `analytics` answers for all services of
   * the
   * category, `analytics/statistics` for one of them and wins: `{ analytics: true, 'analytics/statistics': false }`.
   */
  choose(choice: Readonly<Partial<Record<ConsentKey, boolean>>>, source: ConsentSource): void;
  /** Takes every yes back. */
  withdraw(source?: ConsentSource): void;
  /** Whether the category as a whole, or one service of it (`analytics/statistics`), may run right now. */
  granted(key: ConsentKey): boolean;
  /** Lets one held-back element through, this once: nothing is granted, stored or recorded. Only on a person's act. */
  loadOnce(element: Element, source: ConsentSource): void;
  /**
   * Calls `stop` when this service (or category) is taken back after it ran. If it returns `true`, it has really
   * ended, and no reload is needed for its sake. Returns what ends it.
   */
  onStop(key: ConsentKey, stop: () => unknown): () => void;
  /** Resolves when what was refused or taken back has been removed from the browser; wait for it before a reload. */
  cleared(): Promise<void>;
  /** Opens the gate of the page and listens to other tabs. */
  start(): void;
  stop(): void;
}
