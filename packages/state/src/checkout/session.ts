import { isRecord, readJson } from '../common/json.ts';
import type { StoragePort } from '../ports/ports.ts';
import type { RouteInput, routes } from '@smallshop/contract';
import type { CheckoutEdits } from './draft.ts';

export type CompleteInput = RouteInput<(typeof routes)['checkout']['complete']>;

/** A checkout whose payment is under way: it is gone back to, whatever became of its cart. */
export interface UnderWay {
  checkoutId: string;
  cartId: string;
  cartToken: string;
}

/**
 * Kept beyond the tab, since a bank's app may come back in another one, and without anything typed:
 * once the payment is through, the cart is gone, and this is the only way to the order.
 */
export function createUnderWay(storage: StoragePort, key: string) {
  return {
    read(): UnderWay | undefined {
      const value = readJson(storage.get(key));
      const texts = isRecord(value) ? [value['checkoutId'], value['cartId'], value['cartToken']] : [];
      return texts.length && texts.every((text) => typeof text === 'string') ? (value as unknown as UnderWay) : undefined;
    },
    write: (value: UnderWay): void => storage.set(key, JSON.stringify(value)),
    clear: (): void => storage.remove(key),
  };
}

/** A completion whose answer has not come: the same request is sent again, with the same key. */
export interface PendingCompletion {
  key: string;
  input: CompleteInput;
}

interface Session {
  edits: CheckoutEdits;
  pending?: PendingCompletion | undefined;
}

export interface CheckoutSession {
  read(): Session;
  write(change: Partial<Session>): void;
  clear(): void;
}

/** What a reload must not lose. Card data never gets here: a payment token is all that a completion holds. */
export function createCheckoutSession(storage: StoragePort, key: string): CheckoutSession {
  const value = readJson(storage.get(key));
  const edits = isRecord(value) && isRecord(value['edits']) ? value['edits'] : {};
  const pending = isRecord(value) && isRecord(value['pending']) ? value['pending'] : undefined;
  let session = { edits, pending } as Session;
  return {
    read: () => session,
    write(change) {
      session = { ...session, ...change };
      storage.set(key, JSON.stringify(session));
    },
    clear() {
      session = { edits: {} };
      storage.remove(key);
    },
  };
}
