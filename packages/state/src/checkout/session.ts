import { isRecord, readJson } from '../common/json.ts';
import type { StoragePort } from '../ports/ports.ts';
import type { RouteInput, routes } from '@smallshop/contract';
import type { CheckoutEdits } from './draft.ts';

export type CompleteInput = RouteInput<(typeof routes)['checkout']['complete']>;

/** A checkout with a pending payment. The shopper returns to it, even if its cart is gone. */
export interface UnderWay {
  checkoutId: string;
  cartId: string;
  cartToken: string;
}

/**
 * Stored in all tabs, because a bank's app may return to another tab. It contains no input of the shopper. After the
 * payment, the cart is gone, and this is the only way to the order.
 */
export function createUnderWay(storage: StoragePort, key: string) {
  return {
    read(): UnderWay | undefined {
      const value = readJson(storage.get(key));
      const texts = isRecord(value) ? [value['checkoutId'], value['cartId'], value['cartToken']] : [];
      return texts.length && texts.every((text) => typeof text === 'string')
        ? (value as unknown as UnderWay)
        : undefined;
    },
    write: (value: UnderWay): void => storage.set(key, JSON.stringify(value)),
    clear: (): void => storage.remove(key),
  };
}

/** A completion without a response yet. The same request is sent again, with the same key. */
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

/** Data that must survive a reload. It never contains card data: a completion has only a payment token. */
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
