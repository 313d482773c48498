import { isRecord, readJson } from '../common/json.ts';
import type { StoragePort } from '../ports/ports.ts';
import type { RouteInput, routes } from '@smallshop/contract';
import type { CheckoutEdits } from './draft.ts';

export type CompleteInput = RouteInput<(typeof routes)['checkout']['complete']>;

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
