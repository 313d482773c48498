import { ShopError } from '@smallshop/client';
import type { ConsentRecordInput } from '@smallshop/contract';
import { atom } from 'nanostores';
import { isPassing } from '../common/errors.ts';
import { isRecord, readJson } from '../common/json.ts';
import type { StoragePort } from '../ports/ports.ts';
import type { ShopApi } from '../shop-api.ts';
import type { ConsentPort } from './consent.types.ts';
import { readNotice } from './read-notice.ts';

export interface ConsentInside {
  readonly port: ConsentPort;
  /** Sends what an earlier page, or a lost network, has left. */
  wake(): void;
}

interface ConsentDeps {
  readonly api: ShopApi;
  readonly storage: StoragePort;
  /** Prefix of the outbox in storage: one entry a record, so that tabs do not overwrite each other. */
  readonly key: string;
}

export function createConsentPort({ api, storage, key }: ConsentDeps): ConsentInside {
  const $error = atom<ShopError | null>(null);
  const sending = new Set<string>();

  async function send(at: string, input: ConsentRecordInput): Promise<boolean> {
    if (sending.has(at)) return false;
    sending.add(at);
    try {
      // The decision's own id makes a second report of it harmless.
      const result = await api.consent.record(input, { idempotencyKey: `consent-${input.id}` });
      // What the server will never take must not be offered at every page load.
      if (result.ok || !isPassing(result.error)) storage.remove(at);
      return result.ok;
    } finally {
      sending.delete(at);
    }
  }

  const port: ConsentPort = {
    $error,
    async getNotice(language) {
      const result = await api.consent.getNotice({ language });
      const notice = result.ok ? readNotice(result.data) : null;
      $error.set(notice ? null : result.ok ? new ShopError('invalid_answer', { act: 'GET /v1/consent-notice' }) : result.error);
      return notice;
    },
    record(input) {
      const at = `${key}:${input.id}`;
      // Before it is sent: taking consent back may reload the page, and that ends the request.
      storage.set(at, JSON.stringify(input));
      return send(at, input);
    },
  };

  return {
    port,
    wake() {
      for (const at of storage.keys(`${key}:`)) {
        const input = readJson(storage.get(at));
        if (isRecord(input) && typeof input['id'] === 'string') void send(at, input as unknown as ConsentRecordInput);
        else storage.remove(at);
      }
    },
  };
}
