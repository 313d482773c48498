import { refuse, isRefusal, type Refusal } from '@smallshop/contract';
import type { Call } from '../shop/resolver.ts';
import type { CartRecord } from '../shop/shop-state.ts';
import { abandonPayment } from '../checkout/take-payment.ts';
import { acknowledged, expiryOf, showCart } from './cart.views.ts';

/** Finds a cart by its token. A wrong token and an expired cart give the same refusal as a missing cart. */
export function openCart(id: string, { shop, cartToken }: Call): CartRecord | Refusal {
  const cart = shop.carts.get(id);
  const isOpen = cart && cart.token === cartToken && Date.parse(expiryOf(cart)) > shop.now();
  return isOpen ? cart : refuse('cart_not_found');
}

/** Returns the cart if it can still be changed and the caller has its current version. */
export function openForChange(id: string, call: Call): CartRecord | Refusal {
  const cart = openCart(id, call);
  if (isRefusal(cart)) return cart;
  if (cart.completed) return refuse('cart_completed');
  const stale = call.version !== null && call.version !== cart.version;
  return stale ? refuse('version_conflict', { current: showCart(call.shop, cart) }) : cart;
}

/**
 * Stores a change as the next version of the cart. Abandons a pending payment, because it would pay for another cart.
 */
export function changeCart(cart: CartRecord, change: Partial<CartRecord>, { shop }: Call) {
  Object.assign(cart, change);
  cart.version += 1;
  cart.updatedAt = shop.now();
  const checkout = cart.checkoutId === null ? undefined : shop.checkouts.get(cart.checkoutId);
  if (checkout) abandonPayment(checkout);
  const answer = showCart(shop, cart);
  cart.lines = acknowledged(shop, cart);
  return answer;
}
