import type { Cart, CreatedCart } from '@smallshop/contract';
import { isRecord, readJson } from '../../common/json.ts';
import type { Ports } from '../../ports/ports.ts';
import { withAmountDue } from '../optimistic/amount-due.ts';

/** The stored state of the cart, the same in all tabs. */
export interface CartRecord {
  id: string;
  token: string;
  /** The cart in the server's last response. */
  cart: Cart;
  /** Id of the mutation that this response answered. The cart contains it, even while an outbox still has it. */
  answered?: string | undefined;
}

export interface CartMemory {
  readonly key: string;
  current(): CartRecord | null;
  /** Reads storage again: another tab may just have written. */
  reread(): CartRecord | null;
  /** Another tab wrote the record. */
  onMessage(value: string | null): void;
  /**
   * Records a new cart. It replaces the cart `lostId` if given. All tabs agree on one cart: returns false if another
   * tab's cart won, which is the current one now.
   */
  open(created: CreatedCart, answered?: string, lostId?: string): Promise<boolean>;
  /** The cart that another tab has created, with the mutation that created it. Storage may not show it yet. */
  opened(): Promise<CartRecord | null>;
  /** Stores a response about the current cart, unless a newer version is already known. */
  take(cart: Cart, answered?: string): void;
  /** Stores the cart that came with an error, if it is a cart. Returns whether it was one. */
  takeGiven(value: unknown): boolean;
  /** Removes the cart in all tabs. */
  clear(): void;
}

function readRecord(text: string | null): CartRecord | null {
  const value = readJson(text);
  if (
    !isRecord(value) ||
    typeof value['id'] !== 'string' ||
    typeof value['token'] !== 'string' ||
    !isCart(value['cart'])
  )
    return null;
  const record = value as unknown as CartRecord;
  // An earlier version stored no gift cards.
  return 'amountDue' in record.cart ? record : { ...record, cart: withAmountDue(record.cart) };
}

/** Checks only what rendering needs. The rest was checked when it was received. */
function isCart(value: unknown): value is Cart {
  return (
    isRecord(value) && Array.isArray(value['lines']) && Array.isArray(value['totals']) && isRecord(value['region'])
  );
}

export function createCartMemory(
  { storage, shared, channel, clock }: Pick<Ports, 'storage' | 'shared' | 'channel' | 'clock'>,
  key: string,
): CartMemory {
  let record = readRecord(storage.get(key));
  /** A cleared cart is cleared in all tabs before another cart is created. */
  let clearing: Promise<unknown> = Promise.resolve();
  const readOpened = (text: string | null): CartRecord | null => {
    const opened = readRecord(text);
    return opened && !(Date.parse(opened.cart.expiresAt) < clock()) ? opened : null;
  };
  /** Returns the newer of two states of the same cart. For different carts, returns the first. */
  const newer = (one: CartRecord, other: CartRecord | null) =>
    other?.id === one.id && other.cart.version > one.cart.version ? other : one;
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
    onMessage(value) {
      const received = readRecord(value);
      // It was written before this tab's last write, and arrived after it.
      if (received && received.id === record?.id && received.cart.version < record.cart.version) return;
      record = received;
    },
    async open({ cart, token }, answered, lostId) {
      const mine: CartRecord = { id: cart.id, token, cart, answered };
      await clearing;
      const text = await shared.update(key, (present) => {
        const opened = readOpened(present);
        return opened && opened.id !== lostId ? present : JSON.stringify(mine);
      });
      const opened = readOpened(text) ?? mine;
      write(newer(opened, readRecord(storage.get(key))));
      return opened.id === mine.id;
    },
    async opened() {
      await clearing;
      return readOpened(await shared.update(key, (present) => present));
    },
    take(cart, answered) {
      const known = readRecord(storage.get(key)) ?? record;
      if (known?.id !== cart.id) return;
      if (cart.completed) return memory.clear();
      write({
        ...known,
        cart: known.cart.version > cart.version ? known.cart : cart,
        answered: answered ?? known.answered,
      });
    },
    takeGiven(value) {
      const given = isCart(value);
      if (given) memory.take(value);
      return given;
    },
    clear() {
      const { id } = record ?? {};
      write(null);
      clearing = shared.update(key, (present) => (readRecord(present)?.id === id ? null : present));
    },
  };
  return memory;
}
