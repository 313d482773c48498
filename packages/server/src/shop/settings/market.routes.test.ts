import { routes, type Market } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';

const market = (id: string, countries: string[], some: Partial<Market> = {}): Market => ({
  id,
  name: id,
  countries,
  currencies: ['USD'],
  languages: ['en'],
  taxIncluded: false,
  dutyMode: 'unpaid',
  ...some,
});

describe.each(testDatabases)('the markets of a store, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());
  const set = (items: Market[], ifMatch?: number) =>
    server.call(routes.market.set, { items }, { ...(ifMatch !== undefined && { ifMatch }) });

  it('are listed in their order, and the public key can read them', async () => {
    const { items } = await server.ok(routes.market.list, {});
    expect(items.map(({ id }) => id)).toEqual(['us', 'eu', 'uk', 'cn', 'jp', 'intl']);
    expect((await server.ok(routes.store.get, {})).markets).toEqual(items);
  });

  it('are replaced whole, and carts follow at once', async () => {
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'CANDLE', quantity: 1 }], {
      region: { country: 'JP' },
    });
    const items = [
      market('home', ['US']),
      market('east', ['JP', 'CN'], { currencies: ['CNY', 'JPY'], taxIncluded: true, dutyMode: 'paid' }),
    ];
    expect((await set(items)).body?.items).toEqual(items);
    expect((await server.ok(routes.market.list, {})).items).toEqual(items);
    const there = await server.ok(routes.cart.get, { cartId: cart.id }, mine);
    expect(there.region).toMatchObject({ marketId: 'east', country: 'JP', currency: 'JPY', dutyMode: 'paid' });
    expect(
      (await server.call(routes.cart.update, { cartId: cart.id, region: { country: 'DE' } }, mine)).problem?.code,
    ).toBe('country_not_served');
    await set([market('home', ['US'])]);
    expect((await server.ok(routes.cart.get, { cartId: cart.id }, mine)).region).toMatchObject({
      marketId: 'home',
      country: 'US',
      currency: 'USD',
    });
  });

  it('keep the store’s own country', async () => {
    const before = await server.ok(routes.market.list, {});
    const { problem } = await set([market('east', ['JP'])]);
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid_request',
      errors: [{ field: 'items', code: 'not_allowed', detail: expect.stringContaining('US') }],
    });
    expect(await server.ok(routes.market.list, {})).toEqual(before);
  });

  it('are not replaced by one who read older ones, who gets the present ones', async () => {
    const { version, items } = await server.ok(routes.market.list, {});
    const first = await set([market('home', ['US']), market('north', ['CA'])], version);
    expect(first.status).toBe(200);
    const late = await set([market('home', ['US']), market('south', ['MX'])], version);
    expect(late.problem).toMatchObject({ status: 409, code: 'version_conflict', current: first.body });
    const replies = await Promise.all(
      ['DE', 'FR'].map((country) => set([market('home', ['US']), market('eu', [country])], first.body!.version)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    // The same markets have the same version again.
    expect((await set(items)).body).toEqual({ items, version });
  });

  it.each<[string, Market[], string, string]>([
    ['no market', [], 'items', 'too_short'],
    ['a country of two', [market('a', ['DE', 'FR']), market('b', ['IT', 'FR'])], 'items.1.countries.1', 'not_allowed'],
    ['a country twice', [market('a', ['DE', 'DE'])], 'items.0.countries.1', 'not_allowed'],
    ['a country that is none', [market('a', ['XX'])], 'items.0.countries.0', 'invalid'],
    ['money that is none', [market('a', ['DE'], { currencies: ['EUR', 'XYZ'] })], 'items.0.currencies.1', 'invalid'],
    ['no country', [market('a', [])], 'items.0.countries', 'required'],
    ['no money', [market('a', ['DE'], { currencies: [] })], 'items.0.currencies', 'required'],
    ['a name twice', [market('a', ['DE']), market('a', ['FR'])], 'items.1.id', 'not_allowed'],
    ['a name with spaces', [market('a b', ['DE'])], 'items.0.id', 'invalid'],
  ])('with %s are refused, naming the field', async (_, items, field, code) => {
    const { problem } = await set(items);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', field });
    expect(problem?.errors?.[0]).toMatchObject({ field, code });
  });

  it('are not for the public key', async () => {
    expect((await server.call(routes.market.set, { items: [] }, { key: testKey })).problem?.code).toBe(
      'key_not_permitted',
    );
  });
});
