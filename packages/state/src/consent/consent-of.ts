import { oncePerShop } from '../shop/once-per-shop.ts';
import type { Shop } from '../shop/shop.types.ts';
import type { ConsentPort } from './consent.types.ts';
import { createConsentPort } from './consent-port.ts';
import { recordBeacon } from './record-beacon.ts';

const portOf = oncePerShop(({ api, storage, key, resumeListeners, region }, shop) => {
  const { port, wake, leave } = createConsentPort({
    api, storage, key: key('consent-outbox'), country: () => region.choice().country, beacon: recordBeacon(shop.endpoint, shop.key),
  });
  resumeListeners.add(wake);
  // For as long as the page: a shop that rests may still have a decision to hand on.
  globalThis.addEventListener?.('pagehide', leave);
  // What an earlier page could not send.
  wake();
  return port;
});

/** Where the consent engine of a shop asks and reports; always the same port. */
export function consentOf(shop: Shop): ConsentPort {
  return portOf(shop);
}
