import type { ClientOptions } from '@smallshop/client';
import type { CartContext } from '../cart/cart-context.ts';
import type { Ports } from '../ports/ports.ts';
import type { RegionContext } from '../region/region-store.ts';
import type { ShopApi } from '../shop-api.ts';
import type { Shop } from './shop.types.ts';

/** The calls that draw a page. The others come with what makes them. */
export type CatalogApi = Pick<ShopApi, 'store' | 'catalog'>;

/** What the stores of one shop share, and what of it nobody else needs to see. */
export interface ShopContext extends Ports {
  api: ShopApi;
  /** Key in storage, the same for all pages of this shop and for no other. */
  key(topic: string): string;
  cart: CartContext;
  region: RegionContext;
  /** Told when another tab wrote a key. */
  messageListeners: Set<(key: string, value: string | null) => void>;
  /** Called when the network is back, or the tab is looked at again. */
  resumeListeners: Set<() => void>;
}

/** As a page starts with it. */
export interface ShopCore extends Omit<ShopContext, 'api'> {
  api: CatalogApi;
  /** Makes the calls that are still missing. */
  client: ClientOptions;
}

const contexts = new WeakMap<Shop, ShopCore>();

export const setShopContext = (shop: Shop, context: ShopCore): void => void contexts.set(shop, context);

export function getShopContext(shop: Shop): ShopCore {
  const context = contexts.get(shop);
  if (!context) throw new TypeError('Not a shop made by createShop');
  return context;
}
