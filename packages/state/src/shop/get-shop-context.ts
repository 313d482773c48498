import { shopContexts, type ShopCore } from './shop-context.ts';
import type { Shop } from './shop.types.ts';

export function getShopContext(shop: Shop): ShopCore {
  const context = shopContexts.get(shop);
  if (!context) throw new TypeError('Not a shop made by createShop');
  return context;
}
