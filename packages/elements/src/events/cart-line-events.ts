import { CartWishEvent } from './cart-events.ts';

/** Set the quantity of a line; 0 removes it. */
export class CartUpdateEvent extends CartWishEvent<{ lineId: string; quantity: number }> {
  constructor(detail: { lineId: string; quantity: number }) {
    super('smallshop-cart-update', detail);
  }
}

/** Take a line out. */
export class CartRemoveEvent extends CartWishEvent<{ lineId: string }> {
  constructor(detail: { lineId: string }) {
    super('smallshop-cart-remove', detail);
  }
}

/** Put back what was removed last. */
export class CartRestoreEvent extends CartWishEvent<null> {
  constructor() {
    super('smallshop-cart-restore', null);
  }
}

/** Use a discount code. */
export class CartApplyCodeEvent extends CartWishEvent<{ code: string }> {
  constructor(detail: { code: string }) {
    super('smallshop-cart-apply-code', detail);
  }
}

/** Drop a discount code. */
export class CartRemoveCodeEvent extends CartWishEvent<{ code: string }> {
  constructor(detail: { code: string }) {
    super('smallshop-cart-remove-code', detail);
  }
}

/** Leave a note with the order. */
export class CartSetNoteEvent extends CartWishEvent<{ note: string }> {
  constructor(detail: { note: string }) {
    super('smallshop-cart-set-note', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-cart-update': CartUpdateEvent;
    'smallshop-cart-remove': CartRemoveEvent;
    'smallshop-cart-restore': CartRestoreEvent;
    'smallshop-cart-apply-code': CartApplyCodeEvent;
    'smallshop-cart-remove-code': CartRemoveCodeEvent;
    'smallshop-cart-set-note': CartSetNoteEvent;
  }
}
