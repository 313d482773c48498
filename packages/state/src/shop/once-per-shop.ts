import { insideOf, type ShopInside } from './inside.ts';
import type { Shop } from './shop.types.ts';
import { wholeApi } from './whole-api.ts';

/** One thing a shop, made when it is first asked for. */
export function oncePerShop<T>(make: (inside: ShopInside, shop: Shop) => T): (shop: Shop) => T {
  const made = new WeakMap<Shop, T>();
  return (shop) => {
    let found = made.get(shop);
    if (!found) {
      const inside = insideOf(shop);
      made.set(shop, (found = make({ ...inside, api: wholeApi(inside) }, shop)));
    }
    return found;
  };
}
