import { ShopError } from '@smallshop/client';
import type { ConsentRecordInput } from '@smallshop/contract';
import { atom } from 'nanostores';
import { isRetryable } from '../common/errors.ts';
import type { StoragePort } from '../ports/ports.ts';
import type { ShopApi } from '../shop-api.ts';
import type { ConsentPort } from './consent.types.ts';
import { readNotice } from './read-notice.ts';
import { createRecordSender, type RecordSender } from './record-sender.ts';

export interface ConsentContext extends Pick<RecordSender, 'sendStored' | 'handOff'> {
  readonly port: ConsentPort;
}

interface ConsentDeps {
  readonly api: Pick<ShopApi, 'consent'>;
  readonly storage: StoragePort;
  /** Prefix of the outbox in storage. */
  readonly key: string;
  /** The country that the shopper chose, ISO 3166-1. Undefined if they chose none. */
  readonly country?: () => string | undefined;
  readonly beacon?: ((record: ConsentRecordInput) => boolean) | undefined;
}

export function createConsentPort({ api, storage, key, country, beacon }: ConsentDeps): ConsentContext {
  const $error = atom<ShopError | null>(null);
  const sender = createRecordSender({
    storage,
    prefix: key,
    beacon,
    async post(record) {
      const result = await api.consent.record(record, { idempotencyKey: `consent-${record.id}` });
      if (result.ok) return 'taken';
      return isRetryable(result.error) ? 'later' : 'refused';
    },
  });

  const port: ConsentPort = {
    $error,
    async getNotice(language) {
      const chosen = country?.();
      const result = await api.consent.getNotice({ language, ...(chosen !== undefined && { country: chosen }) });
      const notice = result.ok ? readNotice(result.data) : null;
      $error.set(
        notice
          ? null
          : result.ok
            ? new ShopError('invalid_answer', { operation: 'GET /v1/consent-notice' })
            : result.error,
      );
      return notice;
    },
    record: (input) => sender.send(input),
  };
  return { port, sendStored: sender.sendStored, handOff: sender.handOff };
}
