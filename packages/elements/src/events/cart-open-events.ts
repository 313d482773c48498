import { RequestEvent } from './shop-event.ts';

/** Show the cart: a drawer opens. */
export class CartOpenEvent extends RequestEvent<null> {
  constructor() {
    super('smallshop-cart-open', null);
  }
}

/** Close the cart. */
export class CartCloseEvent extends RequestEvent<null> {
  constructor() {
    super('smallshop-cart-close', null);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-cart-open': CartOpenEvent;
    'smallshop-cart-close': CartCloseEvent;
  }
}
