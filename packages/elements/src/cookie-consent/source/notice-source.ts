import type { ConsentRecord } from '@smallshop/consent';
import type { ConsentNotice } from '@smallshop/contract';

/** Where a notice comes from and where answers are recorded: a shop, or the page's own configuration. */
export interface NoticeSource {
  /** Part of the names in the browser's storage, so that two shops on a page do not share an answer. */
  readonly key: string;
  /** BCP 47 tag. Null: the page's language applies. */
  readonly language: string | null;
  /** Calls `changed` when the language changes. Returns a function that ends the subscription. */
  subscribe(changed: () => void): () => void;
  /** Resolves with the notice in this language. Null, or a rejection, if it cannot be read. */
  getNotice(language: string): Promise<ConsentNotice | null>;
  /** Dispatches an error event from `host` that says why there is no notice. */
  complain(host: Node): unknown;
  /**
   * Takes the record of an answer before the answer takes effect. `notice`: the notice that the shopper read. A record
   * that cannot be sent at once is kept for a later page.
   */
  record(record: ConsentRecord, notice: ConsentNotice): unknown;
  /** Address of the records: the receipt of one is at `/<id>/receipt`. Null if no server stores them. */
  readonly records: string | null;
}
