import { oncePerShop } from '../shop/once-per-shop.ts';
import type { Shop } from '../shop/shop.types.ts';
import type { ConsentPort } from './consent.types.ts';
import { createConsentPort } from './consent-port.ts';
import { recordBeacon } from './record-beacon.ts';

const portOf = oncePerShop(({ api, storage, key, resumeListeners, region }, shop) => {
  const { port, sendStored, handOff } = createConsentPort({
    api,
    storage,
    key: key('consent-outbox'),
    country: () => region.choice().country,
    beacon: recordBeacon(shop.endpoint, shop.key),
  });
  resumeListeners.add(sendStored);
  // Never removed: a stopped shop may still have a decision to send.
  globalThis.addEventListener?.('pagehide', handOff);
  // Send the records of an earlier page.
  sendStored();
  return port;
});

/** Returns the consent port of a shop, always the same one. */
export function consentOf(shop: Shop): ConsentPort {
  return portOf(shop);
}
