import type { Shop, ShopOptions } from './shop.types.ts';

/** The stores of one shop. Nothing is asked of the server before somebody subscribes. */
export declare function createShop(options: ShopOptions): Shop;
