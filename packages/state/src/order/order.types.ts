import type { Order } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';

export interface PlacedOrder {
  id: string;
  number: string;
  token: string;
}

export interface OrderStore {
  /** Null until an order was asked for. */
  $order: ReadableAtom<Loadable<Order> | null>;
  /** The order placed last in this browser, so that an order page can show it. */
  $placed: ReadableAtom<PlacedOrder | null>;
  open(ref: { id: string; token: string }): void;
  retry(): void;
}
