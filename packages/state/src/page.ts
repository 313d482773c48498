/** The shop of a page that shows goods first: the cart's code comes once there is a cart, or a mutation. */
import { createLazyCart } from './cart/lazy-cart.ts';
import { makeShop } from './shop/make-shop.ts';
import type { Shop, ShopOptions } from './shop/shop.types.ts';

/** The stores of one shop, as `createShop` of `@smallshop/state` makes them, without the weight of a cart that is not there. */
export const createShop = (options: ShopOptions): Shop => makeShop(createLazyCart, options);
