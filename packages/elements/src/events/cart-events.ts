import type { Cart, LineInput, ProductSummary } from '@smallshop/contract';
import type { CartMutation } from '@smallshop/state';
import { ChangeEvent, RequestEvent } from './shop-event.ts';

/**
 * Asks for a change of the cart. After `<smallshop-store>` has handled it, `mutation` is what it queued for the
 * cart: follow it in `cart.$pending` and `cart.$error`. Null: the event was prevented, or there is no store.
 */
export class CartRequestEvent<Detail> extends RequestEvent<Detail> {
  mutation: CartMutation | null = null;
  /** Settles when the server has answered. Null in the same cases as `mutation`. */
  settled: Promise<unknown> | null = null;
}

export interface CartAddDetail {
  line: LineInput;
  /** Lets the line show at once, before the server has answered. */
  preview?: { product: ProductSummary; variantId: string };
}

/** Put a variant into the cart. `line` is `{ sku, quantity }` or `{ variantId, quantity }`. */
export class CartAddEvent extends CartRequestEvent<CartAddDetail> {
  constructor(detail: CartAddDetail) {
    super('smallshop-cart-add', detail);
  }
}

/** The cart changed, in this tab or in another one. */
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
