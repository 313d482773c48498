import { bestSellingDays, dayMs } from '@smallshop/contract';
import type { ShopState } from '../shop/shop-state.ts';

/** Units of paid orders that count for `best_selling`, by the product's handle. Here each order counts at once. */
export function unitsSold({ orders, now }: ShopState): Map<string, number> {
  const units = new Map<string, number>();
  for (const { order, progress } of orders.values()) {
    const isRecent = now() - Date.parse(order.placedAt) < bestSellingDays * dayMs;
    if (!isRecent || (order.status !== 'paid' && order.status !== 'partly_refunded')) continue;
    for (const { id, productHandle, quantity } of order.lines) {
      const refunded = progress.find(({ lineId }) => lineId === id)?.refunded ?? 0;
      units.set(productHandle, (units.get(productHandle) ?? 0) + quantity - refunded);
    }
  }
  return units;
}
