import type { CartInside } from '../cart/cart-inside.ts';
import type { Ports } from '../ports/ports.ts';
import type { ShopApi } from '../shop-api.ts';
import type { RegionInside } from '../region/region-store.ts';
import type { Shop } from './shop.types.ts';

/** What the stores of one shop share, and what of it nobody else needs to see. */
export interface ShopInside extends Ports {
  api: ShopApi;
  /** Key in storage, the same for all pages of this shop and for no other. */
  key(topic: string): string;
  cart: CartInside;
  region: RegionInside;
  /** Told when another tab wrote a key. */
  hearers: Set<(key: string, value: string | null) => void>;
}

const insides = new WeakMap<Shop, ShopInside>();

export const setInside = (shop: Shop, inside: ShopInside): void => void insides.set(shop, inside);

export function insideOf(shop: Shop): ShopInside {
  const inside = insides.get(shop);
  if (!inside) throw new TypeError('Not a shop made by createShop');
  return inside;
}

/** One thing a shop, made when it is first asked for. */
export function oncePerShop<T>(make: (inside: ShopInside, shop: Shop) => T): (shop: Shop) => T {
  const made = new WeakMap<Shop, T>();
  return (shop) => {
    const found = made.get(shop) ?? make(insideOf(shop), shop);
    made.set(shop, found);
    return found;
  };
}
