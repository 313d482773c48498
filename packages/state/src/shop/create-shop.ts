import { createCartStore } from '../cart/cart-store.ts';
import { makeShop } from './make-shop.ts';
import type { Shop, ShopOptions } from './shop.types.ts';

/** Creates the stores of one shop. No request is sent before the first subscription. */
export const createShop = (options: ShopOptions): Shop => makeShop(createCartStore, options);
