import { describe, expect, it } from 'vitest';
import { createMockShop } from '../index.ts';
import { unwrap, createTestContext } from '../test-support/test-context.ts';
import { resolveRegion } from './region.ts';

describe('the store', () => {
  it('sells to five markets in two languages and moves no real money', async () => {
    const store = await unwrap(createTestContext().client.store.get());
    expect(store.markets.map(({ id }) => id)).toEqual(['us', 'eu', 'cn', 'jp', 'world']);
    expect(store).toMatchObject({ languages: ['en', 'zh-CN'], testMode: true });
    expect(store.markets[0]).not.toHaveProperty('taxRate');
  });
});

describe('the region', () => {
  it('is what the shopper chose', () => {
    expect(resolveRegion({ country: 'CN', language: 'zh' })).toEqual({
      marketId: 'cn',
      country: 'CN',
      currency: 'CNY',
      language: 'zh-CN',
      taxIncluded: true,
      dutyMode: 'paid',
      decidedBy: 'choice',
    });
  });

  it('is else chosen by the browser’s languages, else the store’s own', async () => {
    const ask = async (language: string) =>
      (
        await createMockShop().fetch('https://mock.example/v1/region', {
          headers: { authorization: 'Bearer pk_test', 'accept-language': language },
        })
      ).json();
    expect(await ask('ja-JP,ja;q=0.9,en;q=0.5')).toMatchObject({
      country: 'JP',
      currency: 'JPY',
      language: 'en',
      decidedBy: 'accept_language',
    });
    expect(await ask('fr-FR')).toMatchObject({ country: 'US', currency: 'USD', decidedBy: 'store_default' });
  });

  it('falls to the next rule where the country is not served', () => {
    expect(resolveRegion({ country: 'FR' }, 'de-DE')).toMatchObject({ country: 'DE', decidedBy: 'accept_language' });
  });
});
