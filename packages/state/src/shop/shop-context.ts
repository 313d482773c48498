import type { ClientOptions } from '@smallshop/client';
import type { CartContext } from '../cart/cart-context.ts';
import type { Ports } from '../ports/ports.ts';
import type { RegionContext } from '../region/region-store.ts';
import type { ShopApi } from '../shop-api.ts';
import type { Shop } from './shop.types.ts';

/** The calls that render a page. The other calls are added by the code that needs them. */
export type CatalogApi = Pick<ShopApi, 'store' | 'catalog'>;

/** What the stores of one shop share. It is internal to this package. */
export interface ShopContext extends Ports {
  api: ShopApi;
  /** Returns a key in storage. It is the same on all pages of this shop, and differs from the keys of other shops. */
  key(topic: string): string;
  cart: CartContext;
  region: RegionContext;
  /** Called when another tab wrote a key. */
  messageListeners: Set<(key: string, value: string | null) => void>;
  /** Called when the network is back, or the tab is visible or focused again. */
  resumeListeners: Set<() => void>;
}

/** The context at the start of a page. */
export interface ShopCore extends Omit<ShopContext, 'api'> {
  api: CatalogApi;
  /** Options to create the missing calls with. */
  client: ClientOptions;
}

/** Read it with `getShopContext`. */
export const shopContexts = new WeakMap<Shop, ShopCore>();
