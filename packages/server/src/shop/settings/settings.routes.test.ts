import { routes, type StoreSettings } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import { runJobs } from '../../entrypoints/server/jobs.ts';
import { createTestOrder } from '../../orders/fulfillment/order-flow.harness.ts';
import { createStore } from './create-store.ts';
import { createStripeShop, type StripeShop } from '../../test-support/stripe/stripe-shop.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, testKey, testOrigin, type TestServer } from '../../test-support/test-server.ts';

const account = {
  accountHolder: 'Oak & Co',
  iban: 'DE89 3704 0044 0532 0130 00',
  bic: 'COBADEFFXXX',
  bankName: 'Commerzbank',
};

describe.each(testDatabases)('the settings of a store, on %s', { timeout: 30_000 }, (database) => {
  let server: TestServer;
  let before: StoreSettings;
  beforeAll(async () => {
    server = await createTestServer({ database, deps: { payments: ['test', 'bank_transfer', 'cash_on_delivery'] } });
    before = await server.ok(routes.settings.get, {});
  });
  afterAll(() => server.close());
  const set = (changes: Partial<StoreSettings>) => server.call(routes.settings.set, { ...before, ...changes });
  const offered = async () => (await (await createReadyCheckout(server)).checkout()).paymentMethods.map(({ id }) => id);

  it('are what the store was made with', () => {
    expect(before).toMatchObject({ transferDays: 14, cashOnDeliveryCountries: null, allowedOrigins: [testOrigin] });
  });

  it('are replaced whole and answered as they are kept', async () => {
    const settings: StoreSettings = {
      bankDetails: { ...account, iban: 'de8937 0400440532013000' },
      transferDays: null,
      orderPage: { en: 'https://page.example/order', de: '/de/bestellung' },
      orderEmails: ['orders@shop.example', 'ann@shop.example', 'orders@shop.example'],
      cashOnDeliveryCountries: ['US', 'DE', 'US'],
      allowedOrigins: [`${testOrigin}/`, 'http://localhost:*', testOrigin],
    };
    const kept = {
      ...settings,
      bankDetails: account,
      orderEmails: ['orders@shop.example', 'ann@shop.example'],
      cashOnDeliveryCountries: ['DE', 'US'],
      allowedOrigins: ['http://localhost:*', testOrigin],
    };
    expect((await set(settings)).body).toEqual(kept);
    expect(await server.ok(routes.settings.get, {})).toEqual(kept);
    expect((await set({})).body).toEqual(before);
  });

  it('offer a bank transfer once there is an account, and show the account on the order', async () => {
    await set({ bankDetails: null });
    expect(await offered()).not.toContain('bank_transfer');
    await set({ bankDetails: account });
    expect(await offered()).toContain('bank_transfer');
    const { id: orderId, token: orderToken } = await createTestOrder(server, 'bank_transfer');
    await set({ bankDetails: { ...account, iban: 'GB29NWBK60161331926819' } });
    // An earlier order keeps the account that its shopper saw.
    expect((await server.ok(routes.order.get, { orderId }, { orderToken })).payment.bankDetails).toMatchObject(account);
  });

  it('offer cash at the door only where they say', async () => {
    await set({ cashOnDeliveryCountries: ['JP'] });
    expect(await offered()).not.toContain('cash_on_delivery');
    await set({ cashOnDeliveryCountries: null });
    expect(await offered()).toContain('cash_on_delivery');
  });

  it('let in the pages that are named, from the next request on, and no other', async () => {
    const status = async (origin: string) =>
      (
        await server.app.request('http://shop.test/v1/store', {
          headers: { Authorization: `Bearer ${testKey}`, Origin: origin },
        })
      ).status;
    await set({ allowedOrigins: ['https://new.example', 'http://localhost:*'] });
    expect([
      await status('https://new.example'),
      await status('http://localhost:5173'),
      await status(testOrigin),
    ]).toEqual([200, 200, 403]);
    await set({});
    expect([await status('https://new.example'), await status(testOrigin)]).toEqual([403, 200]);
  });

  it.each<[string, Partial<StoreSettings>, string, string]>([
    [
      'an IBAN with a digit wrong',
      { bankDetails: { ...account, iban: 'DE89370400440532013001' } },
      'bankDetails.iban',
      'invalid',
    ],
    [
      'an IBAN with a digit missing',
      { bankDetails: { ...account, iban: 'DE8937040044053201300' } },
      'bankDetails.iban',
      'invalid',
    ],
    ['no IBAN', { bankDetails: { ...account, iban: '' } }, 'bankDetails.iban', 'too_short'],
    ['a BIC that is none', { bankDetails: { ...account, bic: 'Commerz' } }, 'bankDetails.bic', 'invalid'],
    [
      'an account without a holder',
      { bankDetails: { ...account, accountHolder: '' } },
      'bankDetails.accountHolder',
      'too_short',
    ],
    ['no day to pay', { transferDays: 0 }, 'transferDays', 'too_small'],
    ['more than a year to pay', { transferDays: 366 }, 'transferDays', 'too_large'],
    [
      'an order page in the clear',
      { orderPage: { en: 'https://page.example/o', de: 'http://page.example/o' } },
      'orderPage.de',
      'invalid',
    ],
    ['an order page on another server', { orderPage: { en: '//page.example' } }, 'orderPage.en', 'invalid'],
    ['an order page that runs', { orderPage: { en: 'javascript:alert(1)' } }, 'orderPage.en', 'invalid'],
    ['an order page with a fragment', { orderPage: { en: 'https://page.example/#order' } }, 'orderPage.en', 'invalid'],
    ['an order page in no language', { orderPage: {} }, 'orderPage', 'required'],
    [
      'a list in one order address',
      { orderEmails: ['a@b.example', 'a@b.example,c@d.example'] },
      'orderEmails.1',
      'invalid',
    ],
    ['an order address with a name', { orderEmails: ['Ann <ann@shop.example>'] }, 'orderEmails.0', 'invalid'],
    ['a country that is none', { cashOnDeliveryCountries: ['DE', 'Germany'] }, 'cashOnDeliveryCountries.1', 'invalid'],
    [
      'a country that no market serves',
      { cashOnDeliveryCountries: ['DE', 'KP'] },
      'cashOnDeliveryCountries.1',
      'not_allowed',
    ],
    [
      'an origin with a path',
      { allowedOrigins: [testOrigin, 'https://page.example/shop'] },
      'allowedOrigins.1',
      'invalid',
    ],
    ['an origin without scheme', { allowedOrigins: ['page.example'] }, 'allowedOrigins.0', 'invalid'],
    ['all origins at once', { allowedOrigins: ['https://*.example'] }, 'allowedOrigins.0', 'invalid'],
  ])('with %s are refused, naming the field, and stay', async (_, changes, field, code) => {
    const { problem } = await set(changes);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', field });
    expect(problem?.errors).toEqual([expect.objectContaining({ field, code })]);
    expect(await server.ok(routes.settings.get, {})).toEqual(before);
  });

  it('name every wrong field at once', async () => {
    const { problem } = await set({
      bankDetails: { ...account, iban: 'DE00370400440532013000' },
      orderPage: { en: 'order' },
      allowedOrigins: ['x', 'y'],
    });
    expect(problem?.errors?.map(({ field }) => field)).toEqual([
      'bankDetails.iban',
      'orderPage.en',
      'allowedOrigins.0',
      'allowedOrigins.1',
    ]);
  });

  it('take http for an order page only on the merchant’s own machine', async () => {
    expect((await set({ orderPage: { en: 'http://localhost:5173/order' } })).status).toBe(200);
    expect((await set({ orderPage: { en: 'http://localhost.example/order' } })).problem?.field).toBe('orderPage.en');
    await set({});
  });

  it('replaced by two at once are those of one of them', async () => {
    const inputs = ['https://one.example', 'https://two.example'].map((origin) => ({
      allowedOrigins: [testOrigin, origin],
    }));
    expect((await Promise.all(inputs.map(set))).map(({ status }) => status)).toEqual([200, 200]);
    expect(inputs.map(({ allowedOrigins }) => allowedOrigins.toSorted())).toContainEqual(
      (await server.ok(routes.settings.get, {})).allowedOrigins,
    );
    await set({});
  });

  it('are one store’s own, and not for the public key', async () => {
    const other = await createStore(server.db, {
      name: 'Other',
      languages: ['en'],
      defaultLanguage: 'en',
      defaultCountry: 'US',
      markets: [],
      origins: ['https://other.example'],
    });
    const theirs = () => server.ok(routes.settings.get, {}, { key: other.secretKey });
    expect(await theirs()).toEqual({
      bankDetails: null,
      transferDays: 14,
      orderPage: null,
      orderEmails: [],
      cashOnDeliveryCountries: null,
      allowedOrigins: ['https://other.example'],
    });
    await set({ bankDetails: account });
    expect((await theirs()).bankDetails).toBeNull();
    for (const route of [routes.settings.get, routes.settings.listKeys])
      expect((await server.call(route, {}, { key: testKey })).problem?.code).toBe('key_not_permitted');
  });
});

describe('a page that is allowed', () => {
  let shop: StripeShop;
  beforeAll(async () => {
    shop = await createStripeShop({ database: 'pglite' });
  });
  afterAll(() => shop.close());

  it('shows wallets soon: its domain is registered with Stripe', async () => {
    const settings = await shop.server.ok(routes.settings.get, {});
    await shop.server.ok(routes.settings.set, {
      ...settings,
      allowedOrigins: ['https://wallets.example', 'http://localhost:*'],
    });
    await runJobs(shop.server.deps);
    expect([...shop.stripe.books.domains.values()].map((domain) => domain.domain_name)).toEqual(['wallets.example']);
  });
});
