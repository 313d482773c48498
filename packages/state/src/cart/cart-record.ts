import type { Cart, CreatedCart } from '@smallshop/contract';
import { isRecord, readJson } from '../common/json.ts';
import type { Ports } from '../ports/ports.ts';
import { withAmountDue } from './amount-due.ts';

/** What is known of the cart, the same in all tabs. */
export interface CartRecord {
  id: string;
  token: string;
  /** The server's last answer. */
  cart: Cart;
  /** The wish this answer was given to: it is part of the cart, even while it still stands in an outbox. */
  answered?: string | undefined;
}

export interface CartMemory {
  readonly key: string;
  current(): CartRecord | null;
  /** Looks into storage again: another tab may have written a moment ago. */
  reread(): CartRecord | null;
  /** Another tab wrote. */
  hear(value: string | null): void;
  /**
   * A cart was opened: in place of `lostId`, if given, else where there was none. All tabs agree on one; answers
   * false where that is another tab's, which is the present one now.
   */
  open(created: CreatedCart, answered?: string, lostId?: string): Promise<boolean>;
  /** The cart that another tab has opened, though it cannot be seen in storage yet; with the mutation that opened it. */
  opened(): Promise<CartRecord | null>;
  /** Takes over an answer about the present cart, unless a newer one is known already. */
  take(cart: Cart, answered?: string): void;
  /** The same for what came with a refusal, where that is a cart. */
  takeGiven(value: unknown): boolean;
  /** The cart is no more, in all tabs. */
  forget(): void;
}

function readRecord(text: string | null): CartRecord | null {
  const value = readJson(text);
  if (!isRecord(value) || typeof value['id'] !== 'string' || typeof value['token'] !== 'string' || !isCart(value['cart'])) return null;
  const record = value as unknown as CartRecord;
  // An earlier version knew of no gift cards.
  return 'amountDue' in record.cart ? record : { ...record, cart: withAmountDue(record.cart) };
}

/** Enough to draw it; the rest was checked when it was received. */
function isCart(value: unknown): value is Cart {
  return isRecord(value) && Array.isArray(value['lines']) && Array.isArray(value['totals']) && isRecord(value['region']);
}

export function createCartMemory({ storage, shared, channel, clock }: Pick<Ports, 'storage' | 'shared' | 'channel' | 'clock'>, key: string): CartMemory {
  let record = readRecord(storage.get(key));
  /** What was forgotten is forgotten in all tabs before another cart is opened. */
  let forgetting: Promise<unknown> = Promise.resolve();
  const readOpened = (text: string | null): CartRecord | null => {
    const opened = readRecord(text);
    return opened && !(Date.parse(opened.cart.expiresAt) < clock()) ? opened : null;
  };
  /** The newer of two states of the same cart; else the first. */
  const newer = (one: CartRecord, other: CartRecord | null) => (other?.id === one.id && other.cart.version > one.cart.version ? other : one);
  const write = (next: CartRecord | null) => {
    record = next;
    const text = next && JSON.stringify(next);
    if (text === null) storage.remove(key);
    else storage.set(key, text);
    channel.post(key, text);
  };
  const memory: CartMemory = {
    key,
    current: () => record,
    reread: () => (record = readRecord(storage.get(key))),
    hear(value) {
      const heard = readRecord(value);
      // Written before this tab's own last word, and come after it.
      if (heard && heard.id === record?.id && heard.cart.version < record.cart.version) return;
      record = heard;
    },
    async open({ cart, token }, answered, lostId) {
      const mine: CartRecord = { id: cart.id, token, cart, answered };
      await forgetting;
      const text = await shared.update(key, (present) => {
        const opened = readOpened(present);
        return opened && opened.id !== lostId ? present : JSON.stringify(mine);
      });
      const opened = readOpened(text) ?? mine;
      write(newer(opened, readRecord(storage.get(key))));
      return opened.id === mine.id;
    },
    async opened() {
      await forgetting;
      return readOpened(await shared.update(key, (present) => present));
    },
    take(cart, answered) {
      const known = readRecord(storage.get(key)) ?? record;
      if (known?.id !== cart.id) return;
      if (cart.completed) return memory.forget();
      write({ ...known, cart: known.cart.version > cart.version ? known.cart : cart, answered: answered ?? known.answered });
    },
    takeGiven(value) {
      const given = isCart(value);
      if (given) memory.take(value);
      return given;
    },
    forget() {
      const { id } = record ?? {};
      write(null);
      forgetting = shared.update(key, (present) => (readRecord(present)?.id === id ? null : present));
    },
  };
  return memory;
}
