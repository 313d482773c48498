import type { ShopApi } from '../shop-api.ts';
import type { ConsentPort } from './consent.types.ts';

export function createConsentPort(api: ShopApi): ConsentPort {
  return {
    async getNotice(language) {
      const result = await api.consent.getNotice({ language });
      return result.ok ? result.data : null;
    },
    async record(input) {
      // The decision's own id makes a second report of it harmless.
      return (await api.consent.record(input, { idempotencyKey: `consent-${input.id}` })).ok;
    },
  };
}
