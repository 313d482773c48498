import type { ShopError } from '@smallshop/client';
import type { Order } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';

export interface PlacedOrder {
  id: string;
  number: string;
  token: string;
}

/** State of an order lookup. First the shopper enters the number, then the code from the e-mail. */
export interface OrderLookupState {
  step: 'number' | 'code';
  /** Whether a request is pending. */
  busy: boolean;
  /** The address that the code was sent to, if the order exists. */
  email: string;
  /** Error of the last attempt. */
  error: ShopError | null;
}

export interface OrderStore {
  $lookup: ReadableAtom<OrderLookupState>;
  /** The order that a code gave access to. It is not stored, so the next user of this browser needs their own code. */
  $found: ReadableAtom<PlacedOrder | null>;
  /** Requests a code by e-mail. The result is the same whether or not the order exists. */
  lookUp(input: { number: string; email: string }): Promise<void>;
  openByCode(code: string): Promise<void>;
  /** Goes back to the number step. */
  startOver(): void;
  /** Null until an order is requested. */
  $order: ReadableAtom<Loadable<Order> | null>;
  /** The last order placed in this browser, so that an order page can show it. */
  $placed: ReadableAtom<PlacedOrder | null>;
  open(ref: { id: string; token: string }): void;
  retry(): void;
}
