import type { ConsentRecord } from '@smallshop/consent';
import type { ConsentNotice } from '@smallshop/contract';

/** Each record has an entry of its own, so that tabs do not overwrite each other. */
export const PREFIX = 'smallshop-consent-record:';

/** The record of an answer, with the notice of the page that the shopper read. */
export interface PageRecord extends ConsentRecord {
  readonly notice?: ConsentNotice;
}

/** Stores a record until it is sent. Returns false if the browser stores nothing. */
export function storeRecord(record: PageRecord): boolean {
  try {
    localStorage.setItem(PREFIX + record.id, JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}
