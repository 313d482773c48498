import type { ShopError } from '@smallshop/client';
import type { ConsentNotice, ConsentRecordInput } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';

/** Where the consent engine asks and reports. No answer is null and false: it fails closed. */
export interface ConsentPort {
  /** Null where none came, or one that cannot be read; `$error` then says why. */
  getNotice(language?: string): Promise<ConsentNotice | null>;
  /** Whether the server has it by now. What could not be sent is kept, and sent when it can be. */
  record(input: ConsentRecordInput): Promise<boolean>;
  /** Why the last notice did not come. */
  readonly $error: ReadableAtom<ShopError | null>;
}
