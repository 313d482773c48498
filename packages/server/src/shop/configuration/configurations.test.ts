import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../../platform/database/ids.ts';
import { createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import { recordStatements } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { promotions } from '../promotion-settings/promotion.tables.ts';
import { createStore } from '../settings/create-store.ts';
import { shippingRates } from '../shipping-settings/shipping.tables.ts';
import { defaultMarkets } from '../store/default-markets.ts';
import { commerceSettings } from '../store/settings.tables.ts';
import { apiKeys, markets, stores } from '../store/store.tables.ts';
import { taxRates } from '../tax-settings/tax.tables.ts';
import { createConfigurations } from './configurations.ts';
import { findConfigurationVersion } from './load-configuration.ts';

describe.each(testDatabases)('the configuration of a store, on %s,', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  let seconds = 0;
  /** The snapshots of one process, with a clock that the test moves. */
  const openProcess = () => createConfigurations(server.db, { clock: () => seconds * 1000 });
  const rename = (name: string) =>
    server.db
      .update(markets)
      .set({ name })
      .where(and(eq(markets.storeId, server.storeId), eq(markets.id, 'us')));
  const nameIn = async (process: ReturnType<typeof openProcess>) =>
    (await process.ofStore(server.storeId))!.markets.find(({ id }) => id === 'us')!.name;

  it('is read once, and its version at most once in a second, however many requests there are', async () => {
    const process = openProcess();
    await process.ofStore(server.storeId);
    const recorder = recordStatements();
    const statements = async () =>
      (await recorder.during(() => Promise.all(Array.from({ length: 5 }, () => nameIn(process))))).statements.length;
    try {
      seconds += 0.5;
      expect(await statements()).toBe(0);
      seconds += 0.5;
      expect(await statements()).toBe(1);
    } finally {
      recorder.close();
    }
  });

  it('is new in every process after a second, also if SQL changed it, and at once where it was changed', async () => {
    const [here, there] = [openProcess(), openProcess()];
    await Promise.all([here, there].map(nameIn));
    await rename('United States of America');
    here.expire(server.storeId);
    expect(await nameIn(here)).toBe('United States of America');
    expect(await nameIn(there)).toBe('United States');
    seconds += 1;
    expect(await nameIn(there)).toBe('United States of America');
  });

  it('is not kept from a check that began before the change', async () => {
    const process = openProcess();
    await nameIn(process);
    seconds += 1;
    const early = nameIn(process);
    const change = rename('Changed').then(() => process.expire());
    await Promise.all([early, change]);
    expect(await nameIn(process)).toBe('Changed');
  });

  it.each([
    ['a setting', () => server.db.update(commerceSettings).set({ transferDays: 3 })],
    ['a new tax rate', () => server.db.insert(taxRates).values({ storeId: server.storeId, country: 'DE', ratePpm: 1 })],
    ['a deleted shipping rate', () => server.db.delete(shippingRates).where(eq(shippingRates.id, 'standard'))],
    ['the store', () => server.db.update(stores).set({ name: 'Renamed' }).where(eq(stores.id, server.storeId))],
    [
      'a promotion',
      () => server.db.insert(promotions).values({ storeId: server.storeId, id: 'new', kind: 'percentage' }),
    ],
  ])('has a new version after a change of %s', async (_, change) => {
    const before = (await findConfigurationVersion(server.db, server.storeId))!;
    await change();
    expect(await findConfigurationVersion(server.db, server.storeId)).toBeGreaterThan(before);
  });

  it('keeps its version when an order counts a use or takes a number, and when a change is rolled back', async () => {
    const before = await findConfigurationVersion(server.db, server.storeId);
    await server.db.update(promotions).set({ usedCount: sql`${promotions.usedCount} + 1` });
    await server.db.update(commerceSettings).set({ nextOrderNumber: sql`${commerceSettings.nextOrderNumber} + 1` });
    await server.db
      .transaction(async (tx) => {
        await tx.update(stores).set({ name: 'Never' });
        throw new Error('rolled back');
      })
      .catch(() => {});
    expect(await findConfigurationVersion(server.db, server.storeId)).toBe(before);
  });

  it('ends a key at once where it was deleted, and after a second elsewhere; a new key works at once', async () => {
    const [here, there] = [openProcess(), openProcess()];
    const key = hashToken('sk_another');
    const isKnown = async (process: ReturnType<typeof openProcess>) => (await process.ofKey(key)) !== undefined;
    expect(await isKnown(there)).toBe(false);
    await server.db.insert(apiKeys).values({ key, storeId: server.storeId, kind: 'secret' });
    expect([await isKnown(here), await isKnown(there)]).toEqual([true, true]);
    await server.db.delete(apiKeys).where(eq(apiKeys.key, key));
    here.expire(server.storeId);
    expect([await isKnown(here), await isKnown(there)]).toEqual([false, true]);
    seconds += 1;
    expect(await isKnown(there)).toBe(false);
  });

  it('is gone with the store', async () => {
    const process = openProcess();
    const { storeId, publishableKey } = await createStore(server.db, {
      name: 'Short',
      languages: ['en'],
      defaultLanguage: 'en',
      defaultCountry: 'US',
      markets: defaultMarkets,
      origins: [],
    });
    expect((await process.ofKey(publishableKey))?.store.id).toBe(storeId);
    await server.db.delete(stores).where(eq(stores.id, storeId));
    seconds += 1;
    expect([await process.ofKey(publishableKey), await process.ofStore(storeId)]).toEqual([undefined, undefined]);
  });
});

describe.each(testDatabases)('an order, on %s,', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    // A snapshot that no request checks.
    const configurations = createConfigurations(server.db, { maxAgeMs: Infinity });
    server.deps.configurations = configurations;
  });
  afterAll(() => server.close());

  it('is priced with the configuration in the database, never with an older snapshot', async () => {
    const shopper = await createReadyCheckout(server);
    const [total] = (await shopper.checkout()).totals.slice(-1);
    const rate = { storeId: server.storeId, country: 'DE', ratePpm: 500_000, shippingTaxed: true };
    await server.db.insert(taxRates).values(rate);
    await server.db.update(shippingRates).set({ bands: sql`jsonb_set(bands, '{0,prices,EUR}', '4321')` });
    expect((await shopper.checkout()).totals.at(-1)).toEqual(total);
    const { problem } = await shopper.pay(await shopper.card());
    expect(problem).toMatchObject({ status: 409, code: 'price_changed' });
    const { body } = await shopper.pay(await shopper.card());
    expect(body?.status).toBe('completed');
    expect(body?.totals.find(({ type }) => type === 'fulfillment')?.amount.amount).toBe(4321);
  });
});
