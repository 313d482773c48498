import type { ShopError } from '@smallshop/client';
import type { ConsentNotice, ConsentRecordInput } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';

/** Connects the consent engine to the server. Without a response, it returns null or false: it fails closed. */
export interface ConsentPort {
  /** Returns null if no notice came or if it is invalid. `$error` then has the reason. */
  getNotice(language?: string): Promise<ConsentNotice | null>;
  /** Returns whether the server has the record. A record that could not be sent is stored and sent later. */
  record(input: ConsentRecordInput): Promise<boolean>;
  /** Error of the last `getNotice`. */
  readonly $error: ReadableAtom<ShopError | null>;
}
