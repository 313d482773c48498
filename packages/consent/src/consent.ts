import type { Category } from './categories.ts';
import type { ConsentRecord, ConsentSource } from './record.ts';
import type { ConsentState } from './state.ts';
import type { ConsentStorage } from './storage/port.ts';

export interface ConsentOptions {
  /** The store's publishable key: two shops on one page do not meet. */
  readonly key: string;
  readonly categories: readonly Category[];
  /** Another version asks everything again. */
  readonly policyVersion?: string;
  /** Days that an answer counts, yes or no: 180 unless told, at most 395. */
  readonly maxAgeDays?: number;
  /** A cookie unless told; web storage, then memory, where that is blocked. */
  readonly storage?: ConsentStorage;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** A new record id: 16 to 64 letters, digits, `-`, `_`. */
  readonly random?: () => string;
  /** Global Privacy Control; read from the browser unless told. */
  readonly gpc?: boolean;
  /** The page, where there is one. */
  readonly document?: Document | undefined;
  /** BCP 47 tag of the banner's words; the document's language unless told. */
  readonly language?: string | (() => string);
  /** ISO 3166-1 code. */
  readonly region?: string;
  /** Takes each record, before it has any effect. If it throws, nothing is granted. */
  readonly onRecord?: (record: ConsentRecord) => unknown;
}

export interface Consent {
  readonly state: ConsentState;
  /** Whether the shopper has to be asked something. */
  readonly needsAnswer: boolean;
  /** Calls at once and after each change; returns what ends it. */
  subscribe(listener: (state: ConsentState) => void): () => void;
  acceptAll(source: ConsentSource): void;
  rejectAll(source: ConsentSource): void;
  /** Answers the categories named; others keep their answer. */
  choose(choice: Readonly<Record<string, boolean>>, source: ConsentSource): void;
  /** Takes every yes back. */
  withdraw(source?: ConsentSource): void;
  /** Whether the category may run right now. */
  granted(category: string): boolean;
  /** Opens the gate of the page and listens to other tabs. */
  start(): void;
  stop(): void;
}
