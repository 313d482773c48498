import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, berlin, openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe('the merchant’s tax settings', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
  });
  afterAll(() => server.close());
  const tray = [{ sku: 'OAK-TRAY', quantity: 1 }];
  const germany = { region: { country: 'DE' } };
  const taxOf = async () =>
    (await openCheckout(server, tray, germany)).cart.totals.find(({ type }) => type === 'tax')?.amount.amount ?? 0;

  it('are empty at first: the items are already in every market', async () => {
    expect(await server.ok(routes.tax.getSettings, {})).toEqual({ shipFrom: null, registrations: [] });
    expect((await openCheckout(server, tray, germany)).cart.landedCost).toMatchObject({
      tax: 'included',
      duty: 'none',
      scheme: null,
    });
  });

  it('say where parcels start and which taxes may be charged', async () => {
    const settings = {
      shipFrom: { country: 'CN' },
      registrations: [{ scheme: 'ioss' as const, number: 'IM0000000000' }],
    };
    expect(await server.ok(routes.tax.setSettings, settings)).toEqual(settings);
    expect((await openCheckout(server, tray, germany)).cart.landedCost).toMatchObject({
      scheme: 'ioss',
      duty: 'added',
    });
    await server.ok(routes.tax.setSettings, { shipFrom: null, registrations: [] });
    expect((await openCheckout(server, tray, germany)).cart.landedCost.scheme).toBeNull();
  });

  it('refuse a registration that is named twice', async () => {
    const twice = {
      shipFrom: null,
      registrations: [
        { scheme: 'ioss' as const, number: '1' },
        { scheme: 'ioss' as const, number: '2' },
      ],
    };
    expect((await server.call(routes.tax.setSettings, twice)).problem).toMatchObject({
      code: 'invalid_request',
      field: 'registrations.1.scheme',
    });
  });

  it('set a rate of one’s own, and give it up again', async () => {
    expect(await taxOf()).toBe(655);
    const rate = { place: 'DE', category: 'standard', ratePpm: 70_000, name: 'MwSt.' };
    expect(await server.ok(routes.tax.setRate, rate)).toEqual({ ...rate, shippingTaxed: true });
    expect(await taxOf()).toBe(268);
    await server.ok(routes.tax.setRate, { ...rate, ratePpm: 0 });
    expect(await taxOf()).toBe(0);
    expect((await server.ok(routes.tax.listRates, {})).items).toMatchObject([{ place: 'DE', ratePpm: 0 }]);
    await server.ok(routes.tax.removeRate, { place: 'DE', category: 'standard' });
    expect(await taxOf()).toBe(655);
    expect((await server.call(routes.tax.removeRate, { place: 'DE', category: 'standard' })).problem?.code).toBe(
      'not_found',
    );
  });

  it.each([
    ['place', { place: 'Germany', category: 'standard' }],
    ['category', { place: 'DE', category: 'Tea & Co' }],
  ])('refuse a %s that cannot be one', async (field, named) => {
    expect((await server.call(routes.tax.setRate, { ...named, ratePpm: 1 })).problem).toMatchObject({
      code: 'invalid_request',
      field,
    });
  });

  it('change the tax of a variant by its category', async () => {
    await server.ok(routes.tax.setVariantCustoms, {
      sku: 'OAK-TRAY',
      taxCategory: 'books',
      hsCode: '490199',
      originCountry: 'CN',
    });
    expect(await taxOf()).toBe(268);
    const { landedCost } = await (await createReadyCheckout(server, tray, { address: berlin })).checkout();
    expect(landedCost.rates).toMatchObject([{ category: 'books', ratePpm: 70_000 }]);
    expect(
      (
        await server.call(routes.tax.setVariantCustoms, {
          sku: 'NONE',
          taxCategory: 'books',
          hsCode: null,
          originCountry: null,
        })
      ).problem?.code,
    ).toBe('variant_not_found');
  });
});
