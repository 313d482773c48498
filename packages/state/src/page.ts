/** The shop for a page that shows products first. The cart's code is loaded when there is a cart or a mutation. */
import { createLazyCart } from './cart/lazy-cart.ts';
import { makeShop } from './shop/make-shop.ts';
import type { Shop, ShopOptions } from './shop/shop.types.ts';

/** Creates the same stores as `createShop` of `@smallshop/state`. Loads the cart's code only when it is needed. */
export const createShop = (options: ShopOptions): Shop => makeShop(createLazyCart, options);
