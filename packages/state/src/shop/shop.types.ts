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
  /** Where the page believes the shopper buys. What the shopper chose overrules it. */
  region?: RegionHint;
  fetch?: typeof fetch;
  /** Another backend in place of the client of `endpoint`. */
  api?: ShopApi;
}

/** Everything a page needs of one store. Two shops on a page share nothing. */
export interface Shop {
  readonly endpoint: string;
  readonly key: string;
  /** Null until known; asked for when somebody subscribes. */
  readonly $store: ReadableAtom<Store | null>;
  readonly region: RegionStore;
  readonly catalog: CatalogStore;
  readonly cart: CartStore;
  /** Listens to other tabs, to the network and to focus; sends what an earlier page left unsent. */
  start(): void;
  stop(): void;
}
