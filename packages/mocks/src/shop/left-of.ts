import type { Preorder, PreorderInput } from '@smallshop/contract';
import type { ShopState } from './shop-state.ts';

/** Quantity of a variant that can be sold now. Infinite if it is sold without stock. */
export function leftOf(shop: ShopState, sku: string): number {
  const parts = shop.bundles.get(sku);
  if (parts) return Math.min(...parts.map((part) => Math.floor(leftOf(shop, part.sku) / part.quantity)));
  const stock = shop.stock.get(sku) ?? 0;
  const preorder = openPreorder(shop, sku);
  if (shop.sellWhenOut.has(sku)) return Infinity;
  return preorder ? Math.max(0, stock + (preorder.limit ?? Infinity)) : Math.max(0, stock);
}

/** What one unit takes from the stock: the variant itself, or the components of a bundle. */
export function partsOf({ bundles }: ShopState, sku: string): { sku: string; quantity: number }[] {
  return bundles.get(sku) ?? [{ sku, quantity: 1 }];
}

/** Whether a quantity is sold although it is not in stock: all of it, or a component of it. */
export function isBackordered(shop: ShopState, sku: string, quantity: number): boolean {
  return partsOf(shop, sku).some(
    (part) => shop.sellWhenOut.has(part.sku) && (shop.stock.get(part.sku) ?? 0) < part.quantity * quantity,
  );
}

/** When a quantity ships, if it is a pre-order. Undefined if it is in stock, or no pre-order. */
export function preorderOf(shop: ShopState, sku: string, quantity: number): Preorder | undefined {
  const parts = shop.bundles.get(sku);
  if (parts) {
    const days = parts.flatMap((part) => preorderOf(shop, part.sku, part.quantity * quantity)?.shipsOn ?? []);
    return days.length > 0 ? { shipsOn: days.toSorted().at(-1)! } : undefined;
  }
  const preorder = openPreorder(shop, sku);
  return preorder && (shop.stock.get(sku) ?? 0) < quantity ? { shipsOn: preorder.shipsOn } : undefined;
}

function openPreorder({ preorders, now }: ShopState, sku: string): PreorderInput | undefined {
  const preorder = preorders.get(sku);
  return preorder && new Date(now()).toISOString().slice(0, 10) < preorder.shipsOn ? preorder : undefined;
}
