import { getShopContext } from './get-shop-context.ts';
import type { ShopContext } from './shop-context.ts';
import type { Shop } from './shop.types.ts';
import { fullApi } from './full-api.ts';

/** Creates one object per shop, on the first request for it. */
export function oncePerShop<T>(make: (context: ShopContext, shop: Shop) => T): (shop: Shop) => T {
  const made = new WeakMap<Shop, T>();
  return (shop) => {
    let found = made.get(shop);
    if (!found) {
      const context = getShopContext(shop);
      made.set(shop, (found = make({ ...context, api: fullApi(context) }, shop)));
    }
    return found;
  };
}
