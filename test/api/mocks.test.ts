import { createMockShop, samples, testOrderCode } from '@smallshop/mocks';
import { describe } from 'vitest';
import { storefrontConformance } from './storefront.conformance.ts';

describe('the mocks', () => {
  let moved = 0;
  const shop = createMockShop({ clock: () => Date.now() + moved });
  storefrontConformance(() => ({
    endpoint: 'https://mock.example',
    fetch: shop.fetch,
    publishableKey: 'pk_test',
    secretKey: 'sk_test',
    advance: (milliseconds) => void (moved += milliseconds),
    orderCode: () => Promise.resolve(testOrderCode),
    samples: {
      collection: { handle: 'tea', title: 'Tea' },
      plain: { ...samples.plain, title: 'Dragon Well', chinese: '龙井' },
      similar: { handle: 'linen-shirt', sku: 'LINEN-SHIRT-INDIGO-M', word: 'shirt', mistyped: 'shrit' },
      withOptions: samples.withOptions.handle,
      common: 'tableware',
      other: { handle: 'rice-bowl', sku: 'RICE-BOWL' },
      soldOut: samples.soldOut,
      lowStock: { ...samples.lowStock, left: 3 },
      home: {
        country: 'US',
        address: {
          country: 'US',
          name: 'Ada White',
          line1: '1 Main St',
          city: 'Austin',
          region: 'TX',
          postalCode: '73301',
        },
      },
      abroad: {
        country: 'DE',
        address: { country: 'DE', name: 'Ada Weiß', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' },
      },
      unserved: 'FR',
    },
  }));
});
