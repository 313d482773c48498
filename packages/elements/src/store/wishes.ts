import type { Shop } from '@smallshop/state';
import {
  CartAddEvent, CartApplyCodeEvent, CartRemoveCodeEvent, CartRemoveEvent, CartRestoreEvent, CartSetNoteEvent, CartUpdateEvent, type CartWishEvent,
} from '../events/cart-events.ts';
import type { RegionChooseEvent } from '../events/region-events.ts';

type Act<E extends Event> = (shop: Shop, event: E) => void;
const onCart = <E extends CartWishEvent<unknown>>(act: (shop: Shop, detail: E['detail']) => E['wish']): Act<E> =>
  (shop, event) => {
    event.wish = act(shop, event.detail);
  };

/** What the shop does about each wish that nobody prevented. */
const acts = {
  'smallshop-cart-add': onCart<CartAddEvent>((shop, { line, preview }) => shop.cart.add(line, preview)),
  'smallshop-cart-update': onCart<CartUpdateEvent>((shop, { lineId, quantity }) => shop.cart.setQuantity(lineId, quantity)),
  'smallshop-cart-remove': onCart<CartRemoveEvent>((shop, { lineId }) => shop.cart.remove(lineId)),
  'smallshop-cart-restore': onCart<CartRestoreEvent>((shop) => shop.cart.restore()),
  'smallshop-cart-apply-code': onCart<CartApplyCodeEvent>((shop, { code }) => shop.cart.applyCode(code)),
  'smallshop-cart-remove-code': onCart<CartRemoveCodeEvent>((shop, { code }) => shop.cart.removeCode(code)),
  'smallshop-cart-set-note': onCart<CartSetNoteEvent>((shop, { note }) => shop.cart.setNote(note)),
  'smallshop-region-choose': (shop: Shop, event: RegionChooseEvent) => void shop.region.choose(event.detail),
} as const;

export type WishName = keyof typeof acts;
export const wishNames = Object.keys(acts) as WishName[];

/** Acts on a wish. Pages may send one as a plain CustomEvent of the same name and detail. */
export function actOn(shop: Shop, event: Event): void {
  (acts[event.type as WishName] as Act<Event>)(shop, event);
}
