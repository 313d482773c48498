import { catalogEndpoints, createCalls, storeEndpoints } from '@smallshop/client/core';
import type { Store } from '@smallshop/contract';
import { atom } from 'nanostores';
import type { CartDeps, CartContext } from '../cart/cart-context.ts';
import { createCatalogStore } from '../catalog/catalog-store.ts';
import { whileMounted } from '../common/while-mounted.ts';
import { browserPorts } from '../ports/browser.ts';
import { createRegionStore } from '../region/region-store.ts';
import { setShopContext, type ShopCore, type CatalogApi } from './shop-context.ts';
import type { Shop, ShopOptions } from './shop.types.ts';

/** Prefix of every key in storage: two stores, or one store on two servers, do not meet. */
export function storagePrefix(endpoint: string, key: string): string {
  const host = endpoint.replace(/^\w*:?\/\//, '').replace(/\/+$/, '');
  return host ? `smallshop:${key}@${host}` : `smallshop:${key}`;
}

/** The stores of one shop, with the cart that is handed in. Nothing is asked of the server before somebody subscribes. */
export function makeShop(createCart: (deps: CartDeps) => CartContext, options: ShopOptions): Shop {
  const { endpoint, key, region: page = {}, fetch, api, ...given } = options;
  const client = { endpoint, key, fetch };
  const shown: CatalogApi = api ?? createCalls(client, { store: storeEndpoints, catalog: catalogEndpoints });
  const prefix = storagePrefix(endpoint, key);
  const keyOf = (topic: string) => `${prefix}:${topic}`;
  const ports = { ...browserPorts(prefix), ...given };
  // Each knows the other only through a function: a choice of region reaches the cart, the cart asks for the region.
  const region = createRegionStore({
    ...ports, api: shown, page, key: keyOf('region'), chosen: (hint) => cart.setRegion(hint),
  });
  const cart: CartContext = createCart({
    ...ports, api: shown, client, key: keyOf('cart'), hint: () => region.$hint.value ?? page, region: () => region.store.$region.value ?? null,
  });
  const $store = atom<Store | null>(null);
  const loadStore = () => {
    if (!$store.value) void shown.store.get({}).then((result) => result.ok && $store.set(result.data));
  };
  whileMounted($store, loadStore);
  const hearers: ShopCore['messageListeners'] = new Set([(at, value) => cart.hear(at, value), region.hear]);
  const wakers: ShopCore['resumeListeners'] = new Set<() => void>([() => $store.lc && loadStore(), region.wake, () => cart.wake()]);
  let stop: (() => void) | undefined;

  const shop: Shop = {
    endpoint,
    key,
    $store,
    region: region.store,
    catalog: createCatalogStore({ api: shown, $hint: region.$hint, clock: ports.clock, wakers }),
    cart: cart.store,
    start() {
      if (stop) return;
      const offs = [
        ports.channel.listen((at, value) => hearers.forEach((hear) => hear(at, value))),
        ports.online.listen(() => wakers.forEach((wake) => wake())),
      ];
      stop = () => offs.forEach((off) => off());
      cart.start();
    },
    stop() {
      stop?.();
      stop = undefined;
      cart.stop();
    },
  };
  setShopContext(shop, { ...ports, api: shown, client, key: keyOf, cart, region, messageListeners: hearers, resumeListeners: wakers });
  return shop;
}
