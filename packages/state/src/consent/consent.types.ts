import type { ConsentNotice, ConsentRecordInput } from '@smallshop/contract';

/** Where the consent engine asks and reports. No answer is null and false: it fails closed. */
export interface ConsentPort {
  getNotice(language?: string): Promise<ConsentNotice | null>;
  record(input: ConsentRecordInput): Promise<boolean>;
}
