import { CartRequestEvent } from './cart-events.ts';

/** Set the quantity of a line; 0 removes it. */
export class CartUpdateEvent extends CartRequestEvent<{ lineId: string; quantity: number }> {
  constructor(detail: { lineId: string; quantity: number }) {
    super('smallshop-cart-update', detail);
  }
}

/** Take a line out. */
export class CartRemoveEvent extends CartRequestEvent<{ lineId: string }> {
  constructor(detail: { lineId: string }) {
    super('smallshop-cart-remove', detail);
  }
}

/** Put back what was removed last. */
export class CartRestoreEvent extends CartRequestEvent<null> {
  constructor() {
    super('smallshop-cart-restore', null);
  }
}

/** Use a discount code, or the code of a gift card. */
export class CartApplyCodeEvent extends CartRequestEvent<{ code: string }> {
  constructor(detail: { code: string }) {
    super('smallshop-cart-apply-code', detail);
  }
}

/** Drop a discount code. */
export class CartRemoveCodeEvent extends CartRequestEvent<{ code: string }> {
  constructor(detail: { code: string }) {
    super('smallshop-cart-remove-code', detail);
  }
}

/** Take a gift card out, by its id. */
export class CartRemoveGiftCardEvent extends CartRequestEvent<{ id: string }> {
  constructor(detail: { id: string }) {
    super('smallshop-cart-remove-gift-card', detail);
  }
}

/** Leave a note with the order. */
export class CartSetNoteEvent extends CartRequestEvent<{ note: string }> {
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
    'smallshop-cart-remove-gift-card': CartRemoveGiftCardEvent;
    'smallshop-cart-set-note': CartSetNoteEvent;
  }
}
