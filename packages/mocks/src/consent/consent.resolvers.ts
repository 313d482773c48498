import type { ConsentNotice } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';

const notice: ConsentNotice = {
  categories: [
    {
      id: 'necessary',
      required: true,
      sale: false,
      services: [{ id: 'cart', name: 'Cart', purpose: 'Keeps what you chose', storage: [{ name: 'smallshop:cart', days: 30 }] }],
    },
    {
      id: 'analytics',
      required: false,
      sale: false,
      services: [{ id: 'visits', name: 'Visit count', purpose: 'Counts visits to pages', storage: [{ name: '_visits', days: 90 }] }],
    },
    {
      id: 'marketing',
      required: false,
      sale: true,
      services: [{ id: 'ads', name: 'Ad network', purpose: 'Shows our advertisements on other sites', storage: [{ name: '_ads', days: 180 }] }],
    },
  ],
  policyUrl: '/privacy',
};

export const consentResolvers: Resolvers<'consent'> = {
  getNotice: () => notice,
  record(input, { shop }) {
    // A browser that lost the answer sends the record once more.
    const kept = shop.consentRecords.find(({ id }) => id === input.id);
    if (kept) return kept;
    const record = { ...input, receivedAt: new Date(shop.now()).toISOString() };
    shop.consentRecords.push(record);
    return record;
  },
};
