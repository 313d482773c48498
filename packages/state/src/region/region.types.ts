import type { Region, RegionHint } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';

export interface RegionStore {
  /** The region that the server decided. Null until it is fetched. The first subscription fetches it. */
  $region: ReadableAtom<Region | null>;
  $status: ReadableAtom<'idle' | 'loading' | 'error'>;
  /** Whether the shopper chose a language. The page's own language is not a choice. */
  isLanguageChosen(): boolean;
  /**
   * Stores the shopper's choice, reprices the cart in one request and fetches the catalog again.
   * Omitted fields stay as they are. A new country without a currency gets the currency of its market.
   */
  choose(hint: RegionHint): Promise<void>;
}
