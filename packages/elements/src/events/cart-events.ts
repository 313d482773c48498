import type { Cart, LineInput, ProductSummary } from '@smallshop/contract';
import type { CartMutation } from '@smallshop/state';
import { ChangeEvent, RequestEvent } from './shop-event.ts';

/**
 * A wish to change the cart. When `<smallshop-store>` has acted on it, `wish` names what it asked of the
 * cart: follow it in `cart.$pending` and `cart.$error`. Null: prevented, or no store was there to act.
 */
export class CartRequestEvent<Detail> extends RequestEvent<Detail> {
  mutation: CartMutation | null = null;
  /** Settles when the server has answered; null like `wish`. */
  settled: Promise<unknown> | null = null;
}

export interface CartAddDetail {
  line: LineInput;
  /** Lets the line show at once, before the server has answered. */
  preview?: { product: ProductSummary; variantId: string };
}

/** Put a variant into the cart. */
export class CartAddEvent extends CartRequestEvent<CartAddDetail> {
  constructor(detail: CartAddDetail) {
    super('smallshop-cart-add', detail);
  }
}

/** The cart is another than before, in this tab or by another one. */
export class CartChangedEvent extends ChangeEvent<{ cart: Cart | null }> {
  constructor(detail: { cart: Cart | null }) {
    super('smallshop-cart-changed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-cart-add': CartAddEvent;
    'smallshop-cart-changed': CartChangedEvent;
  }
}
