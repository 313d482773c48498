import { createCartStore } from '../cart/cart-store.ts';
import { makeShop } from './make-shop.ts';
import type { Shop, ShopOptions } from './shop.types.ts';

/** The stores of one shop. Nothing is asked of the server before somebody subscribes. */
export const createShop = (options: ShopOptions): Shop => makeShop(createCartStore, options);
