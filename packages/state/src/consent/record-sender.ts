import type { ConsentRecordInput } from '@smallshop/contract';
import { isRecord, readJson } from '../common/json.ts';
import type { StoragePort } from '../ports/ports.ts';

/** What became of a record that was sent. `refused`: the server will never take it. */
export type Delivery = 'taken' | 'refused' | 'later';

export interface SenderDeps {
  readonly storage: StoragePort;
  /** One entry a record, under `prefix:id`, so that tabs do not overwrite each other. */
  readonly prefix: string;
  readonly post: (record: ConsentRecordInput) => Promise<Delivery>;
  /** `navigator.sendBeacon`, where there is one: hands on what the page no longer waits for. */
  readonly beacon?: ((record: ConsentRecordInput) => boolean) | undefined;
}

export interface RecordSender {
  /** Keeps a record, sends it, and answers whether the server has it. */
  send(record: ConsentRecordInput): Promise<boolean>;
  /** Sends what an earlier page, or a lost network, has left. */
  wake(): void;
  /** The page goes away: hands what is still waiting to the browser. */
  leave(): void;
}

/**
 * Brings records to the server at least once. Their own ids make a second time harmless, so a record waits in
 * storage until an answer came; a beacon has none.
 */
export function createRecordSender({ storage, prefix, post, beacon }: SenderDeps): RecordSender {
  const sending = new Set<string>();

  async function deliver(at: string, record: ConsentRecordInput): Promise<boolean> {
    if (sending.has(at)) return false;
    sending.add(at);
    try {
      const delivery = await post(record);
      // What the server will never take must not be offered at every page load.
      if (delivery !== 'later') storage.remove(at);
      return delivery === 'taken';
    } finally {
      sending.delete(at);
    }
  }

  function waiting(): [at: string, record: ConsentRecordInput][] {
    return storage.keys(`${prefix}:`).flatMap((at) => {
      const record = readJson(storage.get(at));
      if (isRecord(record) && typeof record['id'] === 'string') return [[at, record as unknown as ConsentRecordInput]];
      storage.remove(at);
      return [];
    });
  }

  return {
    send(record) {
      const at = `${prefix}:${record.id}`;
      // Before it is sent: taking consent back may reload the page, and that ends the request.
      storage.set(at, JSON.stringify(record));
      return deliver(at, record);
    },
    wake: () => waiting().forEach(([at, record]) => void deliver(at, record)),
    leave: () => waiting().forEach(([, record]) => beacon?.(record)),
  };
}
