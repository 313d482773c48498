import type { ConsentRecord } from '@smallshop/consent';

/** One entry a record, so that tabs do not overwrite each other. */
export const PREFIX = 'smallshop-consent-record:';

/** Keeps a record until it is sent; false where the browser stores nothing. */
export function keep(record: ConsentRecord): boolean {
  try {
    localStorage.setItem(PREFIX + record.id, JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}
