import type { Preorder, PreorderInput } from '@smallshop/contract';
import type { ShopState } from './shop-state.ts';

/** Quantity of a variant that can be sold now. Infinite if it is sold without stock. */
export function leftOf(shop: ShopState, sku: string): number {
  const stock = shop.stock.get(sku) ?? 0;
  const preorder = openPreorder(shop, sku);
  if (shop.sellWhenOut.has(sku)) return Infinity;
  return preorder ? Math.max(0, stock + (preorder.limit ?? Infinity)) : Math.max(0, stock);
}

/** When a quantity ships, if it is a pre-order. Undefined if it is in stock, or no pre-order. */
export function preorderOf(shop: ShopState, sku: string, quantity: number): Preorder | undefined {
  const preorder = openPreorder(shop, sku);
  return preorder && (shop.stock.get(sku) ?? 0) < quantity ? { shipsOn: preorder.shipsOn } : undefined;
}

function openPreorder({ preorders, now }: ShopState, sku: string): PreorderInput | undefined {
  const preorder = preorders.get(sku);
  return preorder && new Date(now()).toISOString().slice(0, 10) < preorder.shipsOn ? preorder : undefined;
}
