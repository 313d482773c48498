import type { Cart, ProductSummary } from '@smallshop/contract';
import { currencyDigits } from '@smallshop/contract/format';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveProduct } from '../../catalog/product/save/save-product.ts';
import { seedSellingTerms } from '../../entrypoints/seed/seed-commerce.ts';
import { isLongForm } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { allCountries, currencyOf, languageOf } from '../store/country-facts.ts';
import { createStore } from './create-store.ts';
import { newStoreMarkets } from './new-store-markets.ts';
import { decideRegion } from '../store/region.ts';

describe('a new store', () => {
  let server: TestServer;
  beforeAll(async () => void (server = await createTestServer()));
  afterAll(() => server.close());

  async function open(country: string) {
    const language = languageOf(country);
    const { storeId, publishableKey } = await createStore(server.db, {
      name: country,
      languages: [language],
      defaultLanguage: language,
      defaultCountry: country,
      markets: newStoreMarkets(country),
      origins: [],
    });
    await seedSellingTerms(server.db, storeId);
    const currency = currencyOf(country)!;
    await saveProduct(
      server.db,
      { id: storeId, defaultLanguage: language },
      {
        handle: 'mug',
        title: { [language]: 'Mug' },
        descriptionHtml: {},
        vendor: '',
        productType: '',
        tags: [],
        options: [],
        published: true,
        images: [],
        variants: [
          {
            sku: 'MUG',
            optionValues: [],
            prices: { [currency]: { amount: 12_300, compareAtAmount: null } },
            stock: 5,
            sellWhenOut: false,
            weightGrams: 300,
            image: null,
          },
        ],
      },
    );
    return {
      currency,
      async ask<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
        const headers = {
          Authorization: `Bearer ${publishableKey}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
        };
        return (await server.app.request(`http://shop.test${path}`, { ...init, headers })).json() as Promise<Answer>;
      },
    };
  }

  it('knows the 249 countries of ISO 3166-1, each with a currency', () => {
    expect(allCountries).toHaveLength(249);
    expect(
      Object.fromEntries(
        ['PL', 'LU', 'IN', 'BG', 'US', 'JP', 'CH', 'AQ'].map((country) => [country, currencyOf(country)]),
      ),
    ).toEqual({ PL: 'PLN', LU: 'EUR', IN: 'INR', BG: 'EUR', US: 'USD', JP: 'JPY', CH: 'CHF', AQ: 'USD' });
    expect(currencyOf('XX')).toBeUndefined();
  });

  it('speaks the language of its country where the elements have it, else English', () => {
    expect(
      Object.fromEntries(
        ['DE', 'AT', 'FR', 'MX', 'JP', 'CN', 'TW', 'BR', 'PT', 'EG', 'PL', 'US'].map((country) => [
          country,
          languageOf(country),
        ]),
      ),
    ).toEqual({
      DE: 'de',
      AT: 'de',
      FR: 'fr',
      MX: 'es',
      JP: 'ja',
      CN: 'zh-CN',
      TW: 'en',
      BR: 'pt-BR',
      PT: 'pt-BR',
      EG: 'ar',
      PL: 'en',
      US: 'en',
    });
  });

  it.each(allCountries)('in %s serves each country, in its own currency', (country) => {
    const markets = newStoreMarkets(country).map((market) => ({ ...market }));
    expect(markets.flatMap(({ countries }) => countries).toSorted()).toEqual(allCountries);
    const regions = allCountries.map((visitor) =>
      decideRegion({
        markets,
        hint: { country: visitor },
        acceptLanguage: '',
        storeDefault: { country, language: 'en' },
      }),
    );
    // One comparison: 249 for each country would take longer than what they compare.
    expect(regions.map((region) => [region.country, region.currency, region.decidedBy])).toEqual(
      allCountries.map((visitor) => [visitor, currencyOf(country), 'choice']),
    );
  });

  it(
    'of any country shows its products with a price to visitors of every market, and sends them',
    { timeout: 600_000 },
    async () => {
      // By language and digits of the currency; all 249 in the long form.
      const oneOfEachKind = new Map(
        allCountries.map((country) => [`${languageOf(country)} ${currencyDigits(currencyOf(country)!)}`, country]),
      );
      expect(oneOfEachKind.size).toBeGreaterThan(8);
      for (const country of isLongForm ? allCountries : oneOfEachKind.values()) {
        const { ask, currency } = await open(country);
        for (const visitor of [country, country === 'IN' ? 'LU' : 'IN']) {
          const { items } = await ask<{ items: ProductSummary[] }>(`/v1/products?country=${visitor}`);
          expect(items[0]?.priceRange.min, `${visitor} in a store of ${country}`).toEqual({ amount: 12_300, currency });
          const created = await ask<{ cart?: Cart }>('/v1/carts', {
            method: 'POST',
            body: JSON.stringify({ region: { country: visitor }, lines: [{ sku: 'MUG', quantity: 1 }] }),
          });
          expect(created.cart?.region, JSON.stringify(created)).toMatchObject({ country: visitor, currency });
          expect(created.cart?.shippingEstimate?.from.currency, `shipping to ${visitor} in a store of ${country}`).toBe(
            currency,
          );
        }
      }
    },
  );
});
