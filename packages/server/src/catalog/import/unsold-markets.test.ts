import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products, variantPrices, variants } from '../catalog.tables.ts';
import { shippingRates, shippingZones } from '../../shop/shipping-settings/shipping.tables.ts';
import { saveZone } from '../../shop/shipping-settings/shipping.repo.ts';
import { replaceMarkets } from '../../shop/settings/create-store.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { findUnsoldMarkets } from './unsold-markets.ts';

describe('where products cannot be bought', { timeout: 60_000 }, () => {
  let server: TestServer;
  let productId: string;
  const unsold = () => findUnsoldMarkets(server.db, server.storeId, [productId]);
  const zone = (countries: string[], upToGrams: number, prices: Record<string, number>) =>
    server.db.transaction(async (tx) => {
      await tx.delete(shippingRates).where(eq(shippingRates.storeId, server.storeId));
      await tx.delete(shippingZones).where(eq(shippingZones.storeId, server.storeId));
      await saveZone(tx, server.storeId, {
        id: 'z',
        name: 'Zone',
        places: countries.map((country) => ({ country })),
        rates: [
          {
            id: 'standard',
            titles: { en: 'Standard' },
            minDays: 1,
            maxDays: 2,
            bands: [{ upToGrams, prices }],
            freeFrom: {},
          },
        ],
      });
    });

  beforeAll(async () => {
    server = await createTestServer();
    const [variant] = await server.db.select().from(variants).where(eq(variants.sku, 'OAK-TRAY'));
    productId = variant!.productId;
    await server.db.update(variants).set({ weightGrams: 500 }).where(eq(variants.productId, productId));
    await server.db.delete(variantPrices).where(eq(variantPrices.currency, 'GBP'));
    await replaceMarkets(server.db, server.storeId, [
      {
        id: 'eu',
        name: 'Europe',
        countries: ['DE', 'FR'],
        currencies: ['EUR'],
        languages: ['en'],
        taxIncluded: true,
        dutyMode: 'none',
      },
    ] as Parameters<typeof replaceMarkets>[2]);
    await zone(['DE', 'FR'], 1000, { EUR: 500 });
  });
  afterAll(() => server.close());

  it('is nowhere while price, zone and rate are there', async () => {
    expect(await unsold()).toEqual([]);
  });

  it('is where no zone has the country', async () => {
    await zone(['DE'], 1000, { EUR: 500 });
    expect(await unsold()).toEqual([
      { name: 'Europe', countries: ['FR'], currency: 'EUR', reason: 'no_zone', products: 1 },
    ]);
    await server.db.update(variants).set({ requiresShipping: false }).where(eq(variants.productId, productId));
    expect(await unsold()).toEqual([]);
    await server.db.update(variants).set({ requiresShipping: true }).where(eq(variants.productId, productId));
  });

  it('is where no rate takes the weight, or has a price in the currency', async () => {
    const fitsNone = [{ name: 'Europe', countries: ['DE', 'FR'], currency: 'EUR', reason: 'no_rate', products: 1 }];
    await zone(['DE', 'FR'], 400, { EUR: 500 });
    expect(await unsold()).toEqual(fitsNone);
    await zone(['DE', 'FR'], 1000, { CHF: 500 });
    expect(await unsold()).toEqual(fitsNone);
    await zone(['DE', 'FR'], 1000, { EUR: 500 });
  });

  it('is where the limits of the product leave the country out', async () => {
    await server.db
      .update(products)
      .set({ shipsNotTo: ['FR'] })
      .where(eq(products.id, productId));
    expect(await unsold()).toEqual([
      { name: 'Europe', countries: ['FR'], currency: 'EUR', reason: 'shipping_limits', products: 1 },
    ]);
    await server.db.update(products).set({ shipsNotTo: [] }).where(eq(products.id, productId));
  });

  it('is everywhere for a hidden product', async () => {
    await server.db.update(products).set({ published: false }).where(eq(products.id, productId));
    expect(await unsold()).toEqual([{ name: '', countries: [], currency: '', reason: 'hidden', products: 1 }]);
    await server.db.update(products).set({ published: true }).where(eq(products.id, productId));
  });

  it('is where no price is in the currency of the market', async () => {
    await server.db.delete(variantPrices).where(eq(variantPrices.currency, 'EUR'));
    expect(await unsold()).toEqual([
      { name: 'Europe', countries: ['DE', 'FR'], currency: 'EUR', reason: 'no_price', products: 1 },
    ]);
  });
});
