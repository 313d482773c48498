import type { ConsentRecordInput } from '@smallshop/contract';
import { isRecord, readJson } from '../common/json.ts';
import type { StoragePort } from '../ports/ports.ts';

/** Result of sending a record. `refused`: the server will never accept it. */
export type Delivery = 'taken' | 'refused' | 'later';

export interface SenderDeps {
  readonly storage: StoragePort;
  /** Each record has its own key, `prefix:id`, so that tabs do not overwrite each other. */
  readonly prefix: string;
  readonly post: (record: ConsentRecordInput) => Promise<Delivery>;
  /** `navigator.sendBeacon`, if the browser has it. Sends records when the page closes. */
  readonly beacon?: ((record: ConsentRecordInput) => boolean) | undefined;
}

export interface RecordSender {
  /** Stores and sends a record. Returns whether the server has it. */
  send(record: ConsentRecordInput): Promise<boolean>;
  /** Sends the stored records of an earlier page or of a failed attempt. */
  sendStored(): void;
  /** Sends the stored records by beacon. Call it when the page closes. */
  handOff(): void;
}

/**
 * Sends records at least once. Their ids make a repeated record harmless. So a record stays in storage until a response
 * came. A beacon has no response.
 */
export function createRecordSender({ storage, prefix, post, beacon }: SenderDeps): RecordSender {
  const sending = new Set<string>();

  async function deliver(at: string, record: ConsentRecordInput): Promise<boolean> {
    if (sending.has(at)) return false;
    sending.add(at);
    try {
      const delivery = await post(record);
      // Do not send a record that the server refuses at every page load.
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
      // Stored before it is sent: a withdrawal may reload the page, which aborts the request.
      storage.set(at, JSON.stringify(record));
      return deliver(at, record);
    },
    sendStored: () => waiting().forEach(([at, record]) => void deliver(at, record)),
    handOff: () => waiting().forEach(([, record]) => beacon?.(record)),
  };
}
