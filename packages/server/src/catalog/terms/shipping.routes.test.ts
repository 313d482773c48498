import { routes, type Checkout, type ShippingZoneSet } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, berlin, chicago, openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { defaultMarkets } from '../../shop/store/default-markets.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';

const { listZones, setZone, removeZone } = routes.shipping;
const ways = ({ fulfillment }: Checkout) =>
  fulfillment.methods
    .flatMap(({ groups }) => groups)
    .flatMap(({ options }) => options.map(({ id, price }) => [id, price.amount]));

const alps: ShippingZoneSet = {
  name: 'Mountains',
  places: [{ country: 'DE', postalCodes: ['824', '875'] }],
  rates: [
    {
      id: 'standard',
      titles: { en: 'By mule' },
      minDays: 5,
      maxDays: 9,
      freeFrom: {},
      bands: [
        { upToGrams: 500, prices: { EUR: 900 } },
        { upToGrams: 1000, prices: { EUR: 1400 } },
      ],
    },
  ],
};

describe.each(testDatabases)('shipping zones, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  it('are set, listed in their order, replaced whole and removed', async () => {
    expect(await server.ok(setZone, { zoneId: 'alps', ...alps })).toEqual({ id: 'alps', ...alps });
    expect((await server.ok(listZones, {})).items.at(-1)).toEqual({ id: 'alps', ...alps });
    await server.ok(setZone, { zoneId: 'us', name: 'America', places: [{ country: 'US' }], rates: [] });
    const { items } = await server.ok(listZones, {});
    expect(items[0]).toEqual({ id: 'us', name: 'America', places: [{ country: 'US' }], rates: [] });
    await server.ok(removeZone, { zoneId: 'us' });
    expect((await server.ok(listZones, {})).items.map(({ id }) => id)).not.toContain('us');
    expect((await server.call(removeZone, { zoneId: 'us' })).problem).toMatchObject({
      status: 404,
      code: 'not_found',
      field: 'zoneId',
    });
  });

  it('make the price of an address: by its postal code, and by weight', async () => {
    await server.ok(setZone, { zoneId: 'alps', ...alps });
    const light = await createReadyCheckout(server, [{ sku: 'CANDLE', quantity: 1 }], {
      address: { ...berlin, postalCode: '82467' },
    });
    expect(ways(await light.checkout())).toEqual([['standard', 900]]);
    const heavier = await createReadyCheckout(server, [{ sku: 'CANDLE', quantity: 3 }], {
      address: { ...berlin, postalCode: '82467' },
    });
    expect(ways(await heavier.checkout())).toEqual([['standard', 1400]]);
    const down = await createReadyCheckout(server, [{ sku: 'CANDLE', quantity: 1 }]);
    expect(ways(await down.checkout())).toEqual([
      ['standard', 500],
      ['express', 1500],
    ]);
  });

  it('say so where a parcel is too heavy for every way', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'CANDLE', quantity: 9 }], {
      region: { country: 'DE' },
    });
    const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId: cart.id }, mine);
    const heavy = await server.ok(
      routes.checkout.update,
      { checkoutId, deliveryAddress: { ...berlin, postalCode: '82467' } },
      mine,
    );
    expect(heavy.messages).toContainEqual({
      type: 'error',
      code: 'no_shipping',
      path: 'fulfillment',
      severity: 'unrecoverable',
    });
  });

  it('make the price of a state, and drop the way that was chosen where it is not offered', async () => {
    const { items } = await server.ok(listZones, {});
    expect(items.some(({ id }) => id === 'us-far')).toBe(true);
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'CANDLE', quantity: 1 }], {
      region: { country: 'US' },
    });
    const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId: cart.id }, mine);
    const update = (changes: object) => server.ok(routes.checkout.update, { checkoutId, ...changes }, mine);
    expect(
      ways(
        await update({ deliveryAddress: chicago, fulfillmentSelections: [{ groupId: 'all', optionId: 'express' }] }),
      ),
    ).toEqual([
      ['standard', 900],
      ['express', 3500],
    ]);
    const honolulu = await update({
      deliveryAddress: { ...chicago, city: 'Honolulu', region: 'hawaii', postalCode: '96813' },
    });
    expect(ways(honolulu)).toEqual([['standard', 900]]);
    expect(honolulu.fulfillment.methods[0]?.groups[0]?.selectedOptionId).toBeNull();
    expect(honolulu.messages).toContainEqual({
      type: 'error',
      code: 'required',
      path: 'fulfillment',
      severity: 'requires_buyer_input',
    });
  });

  it.each<[string, object, string, string]>([
    [
      'a price below zero',
      { rates: [{ ...alps.rates[0]!, bands: [{ prices: { EUR: -1 } }] }] },
      'rates.0.bands.0.prices.EUR',
      'too_small',
    ],
    [
      'a price with a point',
      { rates: [{ ...alps.rates[0]!, bands: [{ prices: { EUR: 4.9 } }] }] },
      'rates.0.bands.0.prices.EUR',
      'invalid',
    ],
    ['a country that is none', { places: [{ country: 'Germany' }] }, 'places.0.country', 'invalid'],
    ['a country of another zone', { places: [{ country: 'FR' }] }, 'places.0.country', 'not_allowed'],
    ['no price at all', { rates: [{ ...alps.rates[0]!, bands: [] }] }, 'rates.0.bands', 'too_short'],
    ['an unknown field', { colour: 'red' }, 'colour', 'unknown_field'],
  ])('with %s are refused, naming the field', async (_, some, field, code) => {
    const { problem } = await server.call(setZone, { zoneId: 'alps', ...alps, ...some } as never);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', field });
    expect(problem?.errors?.[0]).toMatchObject({ field, code });
  });

  it('with a name that cannot be part of a URL are refused', async () => {
    expect((await server.call(setZone, { zoneId: 'The Alps', ...alps })).problem).toMatchObject({
      code: 'invalid_request',
      field: 'zoneId',
    });
  });

  it('belong to one store, and are not for the public key', async () => {
    const other = await createStore(server.db, {
      name: 'Other',
      languages: ['en'],
      defaultLanguage: 'en',
      defaultCountry: 'US',
      markets: defaultMarkets,
      origins: [],
    });
    const key = other.secretKey;
    expect((await server.ok(listZones, {}, { key })).items).toEqual([]);
    expect((await server.call(removeZone, { zoneId: 'alps' }, { key })).status).toBe(404);
    expect(
      (await server.call(routes.shipping.setProductLimits, { handle: 'candle', onlyTo: [], notTo: [] }, { key }))
        .problem?.code,
    ).toBe('product_not_found');
    expect(
      (await server.call(routes.shipping.setVariantLimits, { sku: 'CANDLE', onlyTo: [], notTo: [] }, { key })).problem
        ?.code,
    ).toBe('variant_not_found');
    expect((await server.call(listZones, {}, { key: testKey })).problem?.code).toBe('key_not_permitted');
  });
});
