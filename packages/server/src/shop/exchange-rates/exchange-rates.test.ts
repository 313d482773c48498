import { routes } from '@smallshop/contract';
import { and, eq, isNull } from 'drizzle-orm';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variantPrices } from '../../catalog/catalog.tables.ts';
import { createReadyCheckout, openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { seedShop } from '../../entrypoints/seed/seed-shop.ts';
import { defaultMarkets } from '../store/default-markets.ts';
import { fixtureProducts, fixtureShop, writeFixtureShop } from '../../test-support/fixture-shop.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';
import { exchangeRates } from './price.tables.ts';

const kuwait = { country: 'KW', name: 'Noor', line1: 'Salem Al Mubarak St 7', city: 'Salmiya' };

describe.each(testDatabases)('prices in a currency without set prices, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    await seed();
  });
  afterAll(() => server.close());

  const seed = async (products: readonly object[] = fixtureProducts) => {
    const dir = join(server.deps.dataDir, 'shop');
    const kw = {
      id: 'kw',
      name: 'Kuwait',
      countries: ['KW'],
      currencies: ['KWD'],
      languages: ['en', 'ar'],
      taxIncluded: false,
    };
    await writeFixtureShop(dir, products, { ...fixtureShop, defaultCountry: 'US', markets: [kw, ...defaultMarkets] });
    await seedShop(server.db, {
      dir,
      imagesDir: join(dir, 'images'),
      dataDir: server.deps.dataDir,
      publishableKey: testKey,
      origins: [],
    });
  };
  const product = (handle: string) => server.call(routes.catalog.getProduct, { handle, country: 'KW' });
  const prices = async (sort: 'price_asc' | 'price_desc', limit = 50) =>
    (await server.ok(routes.catalog.listProducts, { country: 'KW', sort, limit })).items.map(
      ({ priceRange }) => priceRange.min,
    );
  const set = (currency: string, rate: string, rest: object = {}) =>
    server.ok(routes.price.setExchangeRate, { currency, rate, ...rest });

  it('are none as long as there is no rate', async () => {
    expect((await product('tea-cup')).problem?.code).toBe('product_not_found');
    expect((await server.ok(routes.price.listExchangeRates, {})).items).toEqual([]);
  });

  it('are converted from the store’s own currency, three digits and rounded as the merchant wants', async () => {
    expect(await set('KWD', '0.3065', { rounding: '.95', date: '2026-11-01' })).toEqual({
      from: 'USD',
      to: 'KWD',
      rate: '0.3065',
      date: '2026-11-01',
      rounding: '.95',
    });
    // $18.00 × 0.3065 = KD 5.517, $64.00 = 19.616 before $72.00 = 22.068
    expect((await product('tea-cup')).body?.variants[0]?.price).toEqual({ amount: 5950, currency: 'KWD' });
    expect((await product('celadon-teapot')).body?.variants[1]).toMatchObject({
      price: { amount: 19_950 },
      compareAtPrice: { amount: 21_950, currency: 'KWD' },
    });
  });

  it('sort and page like any others', async () => {
    const up = await prices('price_asc');
    expect(up.length).toBeGreaterThan(5);
    expect(up.map(({ amount }) => amount)).toEqual(up.map(({ amount }) => amount).toSorted((a, b) => a - b));
    expect(up.every(({ currency }) => currency === 'KWD')).toBe(true);
    const first = await server.ok(routes.catalog.listProducts, { country: 'KW', sort: 'price_desc', limit: 2 });
    const second = await server.ok(routes.catalog.listProducts, {
      country: 'KW',
      sort: 'price_desc',
      limit: 2,
      cursor: first.nextCursor!,
    });
    expect([...first.items, ...second.items].map(({ priceRange }) => priceRange.min)).toEqual(
      (await prices('price_desc')).slice(0, 4),
    );
  });

  it('never take the place of a price that is set, and give way to one', async () => {
    const euros = (await server.ok(routes.catalog.getProduct, { handle: 'tea-cup', country: 'DE' })).variants[0]?.price;
    await set('EUR', '0.5');
    expect(
      (await server.ok(routes.catalog.getProduct, { handle: 'tea-cup', country: 'DE' })).variants[0]?.price,
    ).toEqual(euros);
    const [teapot, cup, ...rest] = fixtureProducts;
    await seed([
      teapot!,
      { ...cup!, variants: cup!.variants.map((one) => ({ ...one, prices: { ...one.prices, KWD: 6250 } })) },
      ...rest,
    ]);
    await set('KWD', '0.3', { rounding: 'whole' });
    expect((await product('tea-cup')).body?.variants[0]?.price.amount).toBe(6250);
    // A product that is saved is converted at once, by the rate of that moment.
    await seed();
    expect((await product('tea-cup')).body?.variants[0]?.price.amount).toBe(5000);
  });

  it('follow the rate; a cart reports that its price changed, and keeps the rate it was priced with', async () => {
    await set('KWD', '0.3065', { rounding: '.95', date: '2026-11-01' });
    const { cart, with: mine } = await openCheckout(server, [{ sku: 'TEA-CUP', quantity: 2 }], {
      region: { country: 'KW' },
    });
    expect(cart.exchangeRate).toEqual({ from: 'USD', to: 'KWD', rate: '0.3065', date: '2026-11-01', rounding: '.95' });
    await set('KWD', '0.31', { rounding: 'exact', date: '2026-11-20' });
    const later = await server.ok(routes.cart.get, { cartId: cart.id }, mine);
    expect(later.lines[0]?.unitPrice).toEqual({ amount: 5580, currency: 'KWD' });
    expect(later.messages.map(({ code }) => code)).toEqual(['price_changed']);
    expect(later.exchangeRate?.rate).toBe('0.31');
    expect(
      (await openCheckout(server, [{ sku: 'CANDLE', quantity: 1 }], { region: { country: 'US' } })).cart.exchangeRate,
    ).toBeNull();
  });

  it('stay with the order, whatever the rate becomes', async () => {
    const shopper = await createReadyCheckout(server, [{ sku: 'CANDLE', quantity: 1 }], { address: kuwait });
    const rate = { from: 'USD', to: 'KWD', rate: '0.31', date: '2026-11-20', rounding: 'exact' };
    expect((await shopper.checkout()).exchangeRate).toEqual(rate);
    const { body } = await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' });
    await set('KWD', '0.5');
    expect((await shopper.checkout()).exchangeRate).toEqual(rate);
    const order = await server.ok(routes.order.get, { orderId: body!.order!.id }, { orderToken: body!.order!.token });
    expect(order.exchangeRate).toEqual(rate);
    expect(order.lines[0]?.unitPrice).toEqual({ amount: 5580, currency: 'KWD' });
  });

  it('all come from one rate, also when products are saved and rates set at the same moment', async () => {
    const [teapot, ...rest] = fixtureProducts;
    const renamed = (title: string) => seed([{ ...teapot!, title: { en: title } }, ...rest]);
    await Promise.all([set('KWD', '0.4'), renamed('One'), set('KWD', '0.41'), set('KWD', '0.42')]);
    const [current, ...more] = await server.db
      .select()
      .from(exchangeRates)
      .where(and(eq(exchangeRates.to, 'KWD'), isNull(exchangeRates.retiredAt)));
    expect(more).toEqual([]);
    const dinars = await server.db.select().from(variantPrices).where(eq(variantPrices.currency, 'KWD'));
    const dollars = await server.db.$count(variantPrices, eq(variantPrices.currency, 'USD'));
    expect(dinars.map(({ exchangeRateId }) => exchangeRateId)).toEqual(
      Array.from({ length: dollars }, () => current!.id),
    );
  });

  it('are gone with the rate, which is kept for the orders that name it', async () => {
    await server.ok(routes.price.removeExchangeRate, { currency: 'KWD' });
    expect((await product('candle')).problem?.code).toBe('product_not_found');
    expect((await server.call(routes.price.removeExchangeRate, { currency: 'KWD' })).problem?.code).toBe('not_found');
    expect(await server.db.$count(exchangeRates, eq(exchangeRates.to, 'KWD'))).toBe(8);
  });

  it.each<[string, string, object, string]>([
    ['a currency that does not exist', 'XYZ', {}, 'currency'],
    ['the currency that prices are converted from', 'USD', {}, 'currency'],
    ['a rate from money that does not exist', 'KWD', { from: 'XYZ' }, 'from'],
    ['a rate of nothing', 'KWD', { rate: '0.00' }, 'rate'],
    ['a rate with an exponent', 'KWD', { rate: '3e-1' }, 'rate'],
    ['a day that has not come', 'KWD', { date: '2999-01-01' }, 'date'],
    ['a day that does not exist', 'KWD', { date: '2026-02-30' }, 'date'],
    ['an unknown rounding', 'KWD', { rounding: '.50' }, 'rounding'],
  ])('refuse %s', async (_, currency, rest, field) => {
    const { problem } = await server.call(routes.price.setExchangeRate, { currency, rate: '0.3', ...rest } as never);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', field });
  });

  it('refuse a rate that makes a price too large, and then change nothing', async () => {
    const present = await server.ok(routes.price.listExchangeRates, {});
    const before = (await product('tea-cup')).body?.variants[0]?.price;
    const { problem } = await server.call(routes.price.setExchangeRate, { currency: 'KWD', rate: '999999999999' });
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', field: 'rate' });
    expect(problem!.errors).toMatchObject([{ field: 'rate', code: 'too_large' }]);
    expect(problem!.errors![0]!.detail).toMatch(/^At the rate 999999999999, the price of ".+", \$.+: set a lower rate/);
    expect(await server.ok(routes.price.listExchangeRates, {})).toEqual(present);
    expect((await product('tea-cup')).body?.variants[0]?.price).toEqual(before);
  });

  it('belong to one store: the public key cannot change them', async () => {
    expect(
      (await server.call(routes.price.setExchangeRate, { currency: 'KWD', rate: '0.3' }, { key: testKey })).problem
        ?.code,
    ).toBe('key_not_permitted');
  });
});
