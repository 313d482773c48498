import { refuse, Refusal } from '../http/refusal.ts';
import type { Call } from '../shop/resolver.ts';
import type { CartRecord } from '../shop/shop-state.ts';
import { abandonPayment } from '../checkout/take-payment.ts';
import { acknowledged, showCart } from './cart.views.ts';

/** The cart that the token opens. A wrong token is answered like a cart that is not there. */
export function openCart(id: string, { shop, cartToken }: Call): CartRecord | Refusal {
  const cart = shop.carts.get(id);
  return cart && cart.token === cartToken ? cart : refuse('cart_not_found');
}

/** The cart, if it can still be changed and the caller knows its present version. */
export function openForChange(id: string, call: Call): CartRecord | Refusal {
  const cart = openCart(id, call);
  if (cart instanceof Refusal) return cart;
  if (cart.completed) return refuse('cart_completed');
  const stale = call.version !== null && call.version !== cart.version;
  return stale ? refuse('version_conflict', { current: showCart(call.shop, cart) }) : cart;
}

/** Writes a change, as the next version of the cart. A payment that waits for the shopper would pay for something else: it is given up. */
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
