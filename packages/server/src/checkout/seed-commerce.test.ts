import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discounts } from '../cart/cart.tables.ts';
import { defaultMarkets } from '../store/default-markets.ts';
import { createTestServer, type TestServer } from '../test-support/test-server.ts';
import { commerceSettings, shippingRates, taxRates } from './checkout.tables.ts';
import { roundUnits } from './demo-terms.data.ts';
import { seedCommerce } from './seed-commerce.ts';

describe('the terms of a new shop', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
  }, 60_000);
  afterAll(() => server.close());

  it('ship into every market in every currency it has', async () => {
    const rates = await server.db.select().from(shippingRates).where(eq(shippingRates.storeId, server.storeId));
    for (const { id, currencies } of defaultMarkets) {
      const here = rates.filter(({ marketId }) => marketId === id);
      expect(here.map((rate) => rate.id).sort(), id).toEqual(['express', 'standard']);
      for (const { prices } of here) expect(Object.keys(prices).sort()).toEqual([...currencies].sort());
    }
    for (const currency of defaultMarkets.flatMap(({ currencies }) => currencies)) expect(roundUnits).toHaveProperty(currency);
  });

  it('stay as the merchant changed them when they are seeded again', async () => {
    await server.db.update(taxRates).set({ basisPoints: 700 }).where(eq(taxRates.country, 'DE'));
    await server.db.update(discounts).set({ usedCount: 9 }).where(eq(discounts.code, 'WELCOME10'));
    const before = await server.db.select().from(commerceSettings);
    await seedCommerce(server.db, server.storeId);
    expect((await server.db.select().from(taxRates).where(eq(taxRates.country, 'DE')))[0]?.basisPoints).toBe(700);
    expect((await server.db.select().from(discounts).where(eq(discounts.code, 'WELCOME10')))[0]?.usedCount).toBe(9);
    expect(await server.db.select().from(commerceSettings)).toEqual(before);
  });

  it('include the form of an address', async () => {
    const format = await server.ok(routes.address.getFormat, { country: 'JP', language: 'ja' });
    expect(format.fields[0]).toMatchObject({ name: 'postalCode' });
    expect((await server.call(routes.address.getFormat, { country: 'XX' })).problem?.code).toBe('country_not_served');
  });
});
