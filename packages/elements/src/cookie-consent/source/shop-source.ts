import type { Shop } from '@smallshop/state';
import { consentOf } from '@smallshop/state/consent';
import { ShopErrorEvent } from '../../events/error-event.ts';
import type { NoticeSource } from './notice-source.ts';

/**
 * A shop as the source of the notice. Part of the store's bundle, because a banner can be used without a shop.
 */
export function shopSource(shop: Shop, store: { readonly language: string | null }): NoticeSource {
  const port = consentOf(shop);
  const { $region } = shop.region;
  return {
    key: shop.key,
    get language() {
      // Until the server reports the language, the one that the page's author set.
      return $region.get()?.language ?? store.language;
    },
    subscribe: (changed) => $region.listen(changed),
    getNotice: (language) => port.getNotice(language),
    complain(host) {
      const error = port.$error.get();
      if (error) host.dispatchEvent(new ShopErrorEvent({ error }));
    },
    record: (record) =>
      port.record({ ...record, categories: { ...record.categories }, services: { ...record.services } }),
    records: `${shop.endpoint}/v1/consent-records`,
  };
}
