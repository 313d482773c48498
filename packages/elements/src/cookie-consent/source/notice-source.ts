import type { ConsentRecord } from '@smallshop/consent';
import type { ConsentNotice } from '@smallshop/contract';

/** Where a question comes from, and where its answer is reported: a shop, or the page's own configuration. */
export interface NoticeSource {
  /** Names what the browser keeps, so that two shops on a page do not meet. */
  readonly key: string;
  /** BCP 47; null where it names none, and the page's language counts. */
  readonly language: string | null;
  /** Calls when the language became another; returns what ends it. */
  subscribe(changed: () => void): () => void;
  /** The question in this language. Null, or a rejection, where none came that can be asked. */
  getNotice(language: string): Promise<ConsentNotice | null>;
  /** Tells the page, by an event from `host`, why none came. */
  complain(host: Node): unknown;
  /**
   * Takes a record before its answer counts; `notice` is what was read. What cannot be sent at once waits for a later
   * page.
   */
  record(record: ConsentRecord, notice: ConsentNotice): unknown;
  /** Address of the kept records, where a record's receipt is `/<id>/receipt`; null where nobody keeps them. */
  readonly records: string | null;
}
