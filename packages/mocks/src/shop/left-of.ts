import type { ShopState } from './shop-state.ts';

/** Quantity of a variant that can be sold now. Infinite if it is sold without stock. */
export function leftOf({ stock, sellWhenOut }: ShopState, sku: string): number {
  return sellWhenOut.has(sku) ? Infinity : (stock.get(sku) ?? 0);
}
