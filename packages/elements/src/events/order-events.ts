import type { Checkout } from '@smallshop/contract';
import { ChangeEvent, RequestEvent } from './shop-event.ts';

export interface PlacedOrder {
  id: string;
  /** For people: what a shopper names when they write to the shop. */
  number: string;
  /** Opens the order; unguessable. */
  token: string;
}

export interface OrderPlaceDetail {
  /** The checkout as the shopper sees it. */
  checkout: Checkout;
  /** Id of the chosen way to pay, as in `checkout.paymentMethods`. */
  paymentMethodId: string;
}

/** The pay button was pressed and nothing is missing. Prevent it, and no payment begins. */
export class OrderPlaceEvent extends RequestEvent<OrderPlaceDetail> {
  constructor(detail: OrderPlaceDetail) {
    super('smallshop-order-place', detail);
  }
}

/** The order was placed. */
export class OrderPlacedEvent extends ChangeEvent<{ order: PlacedOrder }> {
  constructor(detail: { order: PlacedOrder }) {
    super('smallshop-order-placed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-order-place': OrderPlaceEvent;
    'smallshop-order-placed': OrderPlacedEvent;
  }
}
