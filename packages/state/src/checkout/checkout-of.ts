import { getOrderContext } from '../order/order-store.ts';
import { oncePerShop } from '../shop/once-per-shop.ts';
import type { Shop } from '../shop/shop.types.ts';
import { createCheckoutStore } from './checkout-store.ts';
import type { CheckoutStore } from './checkout.types.ts';

const storeOf = oncePerShop((context, shop) => createCheckoutStore(context, getOrderContext(shop).place));

/** Returns the checkout of a shop, always the same one. */
export function checkoutOf(shop: Shop): CheckoutStore {
  return storeOf(shop);
}
