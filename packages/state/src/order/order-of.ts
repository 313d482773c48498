import type { Shop } from '../shop/shop.types.ts';
import { getOrderContext } from './order-store.ts';
import type { OrderStore } from './order.types.ts';

/** The orders of a shop; always the same store. */
export function orderOf(shop: Shop): OrderStore {
  return getOrderContext(shop).store;
}
