import { catalogEndpoints, createCalls, storeEndpoints } from '@smallshop/client/core';
import type { Store } from '@smallshop/contract';
import { learn } from '@smallshop/contract/format';
import { atom } from 'nanostores';
import type { CartDeps, CartContext } from '../cart/cart-context.ts';
import { createCatalogStore } from '../catalog/catalog-store.ts';
import { whileMounted } from '../common/while-mounted.ts';
import { browserPorts } from '../ports/browser.ts';
import { createRegionStore } from '../region/region-store.ts';
import { shopContexts, type ShopCore, type CatalogApi } from './shop-context.ts';
import type { Shop, ShopOptions } from './shop.types.ts';

/** Prefix of every key in storage. Two stores, or one store on two servers, do not share keys. */
export function storagePrefix(endpoint: string, key: string): string {
  const host = endpoint.replace(/^\w*:?\/\//, '').replace(/\/+$/, '');
  return host ? `smallshop:${key}@${host}` : `smallshop:${key}`;
}

/** Creates the stores of one shop with the given cart. No request is sent before the first subscription. */
export function makeShop(createCart: (deps: CartDeps) => CartContext, options: ShopOptions): Shop {
  const { endpoint, key, region: page = {}, fetch, api, ...given } = options;
  const client = { endpoint, key, fetch };
  const catalogApi: CatalogApi = api ?? createCalls(client, { store: storeEndpoints, catalog: catalogEndpoints });
  const prefix = storagePrefix(endpoint, key);
  const keyOf = (topic: string) => `${prefix}:${topic}`;
  const ports = { ...browserPorts(prefix), ...given };
  // Region and cart know each other only through functions: a new region is passed to the cart, the cart reads the
  // region.
  const region = createRegionStore({
    ...ports,
    api: catalogApi,
    page,
    key: keyOf('region'),
    chosen: (hint) => cart.setRegion(hint),
  });
  const cart: CartContext = createCart({
    ...ports,
    api: catalogApi,
    client,
    key: keyOf('cart'),
    hint: () => region.$hint.value ?? page,
    region: () => region.store.$region.value ?? null,
  });
  const $store = atom<Store | null>(null);
  const loadStore = () => {
    if ($store.value) return;
    void catalogApi.store.get({ language: region.$hint.value?.language }).then((result) => {
      if (!result.ok) return;
      learn(result.data.localization);
      $store.set(result.data);
    });
  };
  whileMounted($store, loadStore);
  const messageListeners: ShopCore['messageListeners'] = new Set([
    (at, value) => cart.onMessage(at, value),
    region.onMessage,
  ]);
  const resumeListeners: ShopCore['resumeListeners'] = new Set<() => void>([
    () => $store.lc && loadStore(),
    region.onResume,
    () => cart.onResume(),
  ]);
  let stop: (() => void) | undefined;

  const shop: Shop = {
    endpoint,
    key,
    $store,
    region: region.store,
    catalog: createCatalogStore({ api: catalogApi, $hint: region.$hint, clock: ports.clock, resumeListeners }),
    cart: cart.store,
    start() {
      if (stop) return;
      const offs = [
        ports.channel.listen((at, value) => messageListeners.forEach((listener) => listener(at, value))),
        ports.online.listen(() => resumeListeners.forEach((listener) => listener())),
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
  shopContexts.set(shop, {
    ...ports,
    api: catalogApi,
    client,
    key: keyOf,
    cart,
    region,
    messageListeners,
    resumeListeners,
  });
  return shop;
}
