import type { Cart } from '@smallshop/contract';
import { RequestEvent } from './shop-event.ts';

/** A shopper wants to pay. Prevent it to go to a checkout of your own. */
export class CheckoutStartEvent extends RequestEvent<{ cart: Cart }> {
  constructor(detail: { cart: Cart }) {
    super('smallshop-checkout-start', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-checkout-start': CheckoutStartEvent;
  }
}
