import type { Shop } from '@smallshop/state';
import { CartChangedEvent } from '../../events/cart-events.ts';
import { ShopErrorEvent } from '../../events/error-event.ts';
import { RegionChangedEvent } from '../../events/region-events.ts';

/** Dispatches the shop's change events on `target`. Returns the function that stops it. */
export function dispatchChangeEvents(shop: Shop, target: EventTarget): () => void {
  let region = shop.region.$region.get();
  const releases = [
    shop.cart.$cart.listen((cart) => void target.dispatchEvent(new CartChangedEvent({ cart }))),
    shop.cart.$error.listen(
      (refusal) => refusal && void target.dispatchEvent(new ShopErrorEvent({ error: refusal.error })),
    ),
    shop.region.$region.listen((next) => {
      // The first answer is no change: it is what the page was opened with.
      if (region && next) target.dispatchEvent(new RegionChangedEvent({ region: next }));
      region = next;
    }),
  ];
  return () => releases.forEach((release) => release());
}
