import { oncePerShop } from '../shop/once-per-shop.ts';
import type { Shop } from '../shop/shop.types.ts';
import type { ConsentPort } from './consent.types.ts';
import { createConsentPort } from './consent-port.ts';

const portOf = oncePerShop(({ api, storage, key, wakers }) => {
  const { port, wake } = createConsentPort({ api, storage, key: key('consent-outbox') });
  wakers.add(wake);
  // What an earlier page could not send.
  wake();
  return port;
});

/** Where the consent engine of a shop asks and reports; always the same port. */
export function consentOf(shop: Shop): ConsentPort {
  return portOf(shop);
}
