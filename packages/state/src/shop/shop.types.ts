import type { RegionHint, Store } from '@smallshop/contract';
import type { ReadableAtom } from 'nanostores';
import type { CartStore } from '../cart/cart.types.ts';
import type { CatalogStore } from '../catalog/catalog.types.ts';
import type { Ports } from '../ports/ports.ts';
import type { RegionStore } from '../region/region.types.ts';
import type { ShopApi } from '../shop-api.ts';

export interface ShopOptions extends Partial<Ports> {
  /** Address of the store server, without `/v1`. */
  endpoint: string;
  /** The publishable key, `pk_…`. */
  key: string;
  /** The region that the page assumes. The shopper's choice overrides it. */
  region?: RegionHint;
  fetch?: typeof fetch;
  /** A backend to use instead of the client of `endpoint`. */
  api?: ShopApi;
}

/** The stores of one shop. Two shops on a page share nothing. */
export interface Shop {
  readonly endpoint: string;
  readonly key: string;
  /** Null until it is fetched. The first subscription fetches it. */
  readonly $store: ReadableAtom<Store | null>;
  readonly region: RegionStore;
  readonly catalog: CatalogStore;
  readonly cart: CartStore;
  /** Listens to other tabs, to the network and to focus. Sends unsent mutations of an earlier page. */
  start(): void;
  stop(): void;
}
