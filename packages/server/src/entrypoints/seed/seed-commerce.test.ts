import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promotions } from '../../shop/promotion-settings/promotion.tables.ts';
import { matchZone } from '../../pricing/shipping/match-zone.ts';
import { offerShipping } from '../../pricing/shipping/offer-shipping.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { defaultMarkets, marketsFrom } from '../../shop/store/default-markets.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import { seedCommerce, seedSellingTerms } from './seed-commerce.ts';

describe('the terms of a new shop', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
  });
  afterAll(() => server.close());

  it('ship into every country of every market in every currency it has', async () => {
    const { items } = await server.ok(routes.shipping.listZones, {});
    for (const { countries, currencies } of defaultMarkets) {
      for (const country of countries) {
        const zone = matchZone(items, { country });
        for (const currency of currencies) {
          const parcel = {
            currency,
            language: 'en',
            defaultLanguage: 'en',
            itemsTotal: 0,
            weightGrams: 400,
            rate: null,
          };
          expect(
            offerShipping(zone?.rates ?? [], parcel).map(({ id }) => id),
            `${country} ${currency}`,
          ).toEqual(['standard', 'express']);
        }
      }
    }
  });

  it('stay as the merchant changed them when they are seeded again', async () => {
    const changed = { name: 'Gulf', places: [{ country: 'KW' }], rates: [] };
    await server.ok(routes.shipping.setZone, { zoneId: 'gulf', ...changed });
    await server.ok(routes.shipping.removeZone, { zoneId: 'us-far' });
    await server.db.update(promotions).set({ usedCount: 9 }).where(eq(promotions.code, 'WELCOME10'));
    const before = await server.db.select().from(commerceSettings);
    await seedCommerce(server.db, server.storeId);
    const { items } = await server.ok(routes.shipping.listZones, {});
    expect(items.map(({ id }) => id)).toEqual(['us', 'europe', 'east-asia', 'gulf', 'world']);
    expect(items.find(({ id }) => id === 'gulf')).toEqual({ id: 'gulf', ...changed });
    expect((await server.db.select().from(promotions).where(eq(promotions.code, 'WELCOME10')))[0]?.usedCount).toBe(9);
    expect(await server.db.select().from(commerceSettings)).toEqual(before);
  });

  it('of a real store are a price at home and prices by weight to everywhere else', async () => {
    const facts = {
      name: 'Real',
      languages: ['de'],
      defaultLanguage: 'de',
      defaultCountry: 'DE',
      markets: marketsFrom('DE'),
      origins: [],
    };
    const { storeId, secretKey } = await createStore(server.db, facts);
    await seedSellingTerms(server.db, storeId);
    const { items } = await server.ok(routes.shipping.listZones, {}, { key: secretKey });
    const priceTo = (country: string, weightGrams: number) =>
      offerShipping(matchZone(items, { country })!.rates, {
        currency: 'EUR',
        language: 'de',
        defaultLanguage: 'de',
        itemsTotal: 1000,
        weightGrams,
        rate: null,
      }).map(({ price }) => price.amount);
    expect([priceTo('DE', 90_000), priceTo('JP', 500), priceTo('JP', 501), priceTo('JP', 20_001)]).toEqual([
      [500],
      [1500],
      [2500],
      [],
    ]);
  });

  it('include the form of an address', async () => {
    const format = await server.ok(routes.address.getFormat, { country: 'JP', language: 'ja' });
    expect(format.fields[0]).toMatchObject({ name: 'postalCode' });
    expect((await server.call(routes.address.getFormat, { country: 'XX' })).problem?.code).toBe('country_not_served');
  });
});
