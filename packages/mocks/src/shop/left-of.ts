import type { ShopState } from './shop-state.ts';

/** Pieces of a variant that can be sold now; without end where it goes on selling when none is left. */
export function leftOf({ stock, sellWhenOut }: ShopState, sku: string): number {
  return sellWhenOut.has(sku) ? Infinity : (stock.get(sku) ?? 0);
}
