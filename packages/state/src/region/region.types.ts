import type { Region, RegionHint } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';

export interface RegionStore {
  /** What the server settled on; null until known, asked for when somebody subscribes. */
  $region: ReadableAtom<Region | null>;
  $status: ReadableAtom<'idle' | 'loading' | 'error'>;
  /** Whether the shopper chose a language. What the page asks for is no choice. */
  isLanguageChosen(): boolean;
  /**
   * Remembers the shopper's choice, re-prices the cart in one request and fetches the catalogue anew.
   * Fields left out stay; a new country without a currency takes the currency of its market.
   */
  choose(hint: RegionHint): Promise<void>;
}
