import type { LineInput } from '@smallshop/contract';
import { skuOf } from '../cart/change-lines.ts';
import type { ShopState } from '../shop/shop-state.ts';
import type { Scenario } from './scenario.ts';

/** Somebody else buys the last item just before the shopper does. */
export const soldOut: Scenario = {
  summary: 'Somebody else buys the last item first',
  before(operation, input, shop) {
    for (const sku of wanted(operation, input, shop)) shop.stock.set(sku, 0);
    return undefined;
  },
};

function wanted(operation: string, input: Record<string, unknown>, shop: ShopState): string[] {
  if (operation === 'cart.create' || operation === 'cart.addLines') {
    return ((input['lines'] ?? []) as LineInput[]).map((line) => skuOf(shop, line)).filter((sku) => sku !== undefined);
  }
  if (operation === 'cart.updateLine') {
    const lines = shop.carts.get(String(input['cartId']))?.lines ?? [];
    return lines.filter(({ id }) => id === input['lineId']).map(({ sku }) => sku);
  }
  if (operation === 'checkout.complete') {
    const checkout = shop.checkouts.get(String(input['checkoutId']));
    return shop.carts.get(checkout?.cartId ?? '')?.lines.map(({ sku }) => sku) ?? [];
  }
  return [];
}
