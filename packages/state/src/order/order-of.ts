import type { Shop } from '../shop/shop.types.ts';
import type { OrderStore } from './order.types.ts';

/** The orders of a shop; always the same store. */
export declare function orderOf(shop: Shop): OrderStore;
