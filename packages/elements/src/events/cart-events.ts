import type { Cart, LineInput, ProductSummary } from '@smallshop/contract';
import type { CartWish } from '@smallshop/state';
import { FactEvent, WishEvent } from './shop-event.ts';

/**
 * A wish to change the cart. When `<smallshop-store>` has acted on it, `wish` names what it asked of the
 * cart: follow it in `cart.$pending` and `cart.$error`. Null: prevented, or no store was there to act.
 */
export class CartWishEvent<Detail> extends WishEvent<Detail> {
  wish: CartWish | null = null;
  /** Settles when the server has answered; null like `wish`. */
  settled: Promise<unknown> | null = null;
}

export interface CartAddDetail {
  line: LineInput;
  /** Lets the line show at once, before the server has answered. */
  preview?: { product: ProductSummary; variantId: string };
}

/** Put a variant into the cart. */
export class CartAddEvent extends CartWishEvent<CartAddDetail> {
  constructor(detail: CartAddDetail) {
    super('smallshop-cart-add', detail);
  }
}

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

/** Show the cart: a drawer opens. */
export class CartOpenEvent extends WishEvent<null> {
  constructor() {
    super('smallshop-cart-open', null);
  }
}

/** Put the cart away. */
export class CartCloseEvent extends WishEvent<null> {
  constructor() {
    super('smallshop-cart-close', null);
  }
}

/** The cart is another than before, in this tab or by another one. */
export class CartChangedEvent extends FactEvent<{ cart: Cart | null }> {
  constructor(detail: { cart: Cart | null }) {
    super('smallshop-cart-changed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-cart-add': CartAddEvent;
    'smallshop-cart-update': CartUpdateEvent;
    'smallshop-cart-remove': CartRemoveEvent;
    'smallshop-cart-restore': CartRestoreEvent;
    'smallshop-cart-apply-code': CartApplyCodeEvent;
    'smallshop-cart-remove-code': CartRemoveCodeEvent;
    'smallshop-cart-set-note': CartSetNoteEvent;
    'smallshop-cart-open': CartOpenEvent;
    'smallshop-cart-close': CartCloseEvent;
    'smallshop-cart-changed': CartChangedEvent;
  }
}
