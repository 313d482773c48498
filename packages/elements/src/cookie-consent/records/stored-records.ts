import type { ConsentRecord } from '@smallshop/consent';
import type { ConsentNotice } from '@smallshop/contract';

/** One entry a record, so that tabs do not overwrite each other. */
export const PREFIX = 'smallshop-consent-record:';

/** A decision, with the notice that the page wrote and the shopper read. */
export interface PageRecord extends ConsentRecord {
  readonly notice?: ConsentNotice;
}

/** Keeps a record until it is sent; false where the browser stores nothing. */
export function storeRecord(record: PageRecord): boolean {
  try {
    localStorage.setItem(PREFIX + record.id, JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}
