import type { ShopError } from '@smallshop/client';
import type { Order } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';

export interface PlacedOrder {
  id: string;
  number: string;
  token: string;
}

/** Finding an order by its number: first the number is asked for, then the code that was mailed. */
export interface OrderLookupState {
  step: 'number' | 'code';
  /** While the server is asked. */
  busy: boolean;
  /** Where the code was sent to, if there is such an order. */
  email: string;
  /** Why the last try failed. */
  error: ShopError | null;
}

export interface OrderStore {
  $lookup: ReadableAtom<OrderLookupState>;
  /** The order that a code opened, until the page is left: whoever uses this browser next needs a code of their own. */
  $found: ReadableAtom<PlacedOrder | null>;
  /** Has a code mailed; the same whether or not there is such an order. */
  lookUp(input: { number: string; email: string }): Promise<void>;
  openByCode(code: string): Promise<void>;
  /** Back to the number. */
  startOver(): void;
  /** Null until an order was asked for. */
  $order: ReadableAtom<Loadable<Order> | null>;
  /** The order placed last in this browser, so that an order page can show it. */
  $placed: ReadableAtom<PlacedOrder | null>;
  open(ref: { id: string; token: string }): void;
  retry(): void;
}
