import type { Shop } from '../shop/shop.types.ts';
import type { CheckoutStore } from './checkout.types.ts';

/** The checkout of a shop; always the same one. */
export declare function checkoutOf(shop: Shop): CheckoutStore;
