import { routes, type PromotionSet } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { createStore } from '../../shop/settings/create-store.ts';
import { marketsFrom } from '../../shop/store/default-markets.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { promotions, promotionUses } from '../../shop/promotion-settings/promotion.tables.ts';

const off = (changes: Partial<PromotionSet>): PromotionSet => ({
  kind: 'percentage',
  code: null,
  titles: { en: 'Off' },
  basisPoints: 1000,
  combinable: true,
  ...changes,
});
const germany = { country: 'DE' };

describe.each(testDatabases)('promotions, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());
  const set = (promotionId: string, terms: PromotionSet) => server.ok(routes.promotion.set, { promotionId, ...terms });
  const remove = (promotionId: string) => server.ok(routes.promotion.remove, { promotionId });
  const used = async (id: string) =>
    (await server.db.select().from(promotions).where(eq(promotions.id, id)))[0]?.usedCount;

  it('are made, listed, replaced and removed by the merchant; uses stay counted', async () => {
    const terms = off({
      kind: 'buy_x_get_y',
      code: 'three4two',
      collections: ['tea'],
      markets: ['europe'],
      minimumSubtotals: { EUR: 100 },
      usageLimit: 9,
      customerLimit: 1,
      startsAt: '2026-01-01T00:00:00.000Z',
      endsAt: '2027-01-01T00:00:00.000Z',
      skus: ['SOAP'],
      buyXGetY: { buyQuantity: 2, getQuantity: 1, basisPoints: 10_000, getCollections: ['everyday'], mostTimes: 3 },
    });
    const { basisPoints: _, ...wanted } = terms;
    const markets = (await server.ok(routes.market.list, {})).items.map(({ id }) => id);
    const made = await set('three', { ...wanted, markets: markets.slice(0, 1) });
    expect(made).toEqual({ id: 'three', ...wanted, code: 'THREE4TWO', markets: markets.slice(0, 1), used: 0 });
    await server.db.update(promotions).set({ usedCount: 4 }).where(eq(promotions.id, 'three'));
    expect(await set('three', off({ code: 'three4two' }))).toEqual({
      id: 'three',
      ...off({ code: 'THREE4TWO' }),
      used: 4,
    });
    expect((await server.ok(routes.promotion.list, {})).items.map(({ id }) => id)).toContain('three');
    await remove('three');
    expect((await server.call(routes.promotion.remove, { promotionId: 'three' })).problem?.code).toBe('not_found');
  });

  it.each([
    ['promotionId', { promotionId: 'No' }, 'invalid'],
    ['basisPoints', { basisPoints: undefined }, 'required'],
    ['basisPoints', { basisPoints: 10_001 }, 'too_large'],
    ['amounts', { amounts: { EUR: 1 } }, 'not_allowed'],
    ['minimumSubtotals.EUR', { minimumSubtotals: { EUR: 1e12 } }, 'too_large'],
    ['titles.en', { titles: { de: 'Rabatt' } }, 'required'],
    ['code', { code: 'welcome10' }, 'not_allowed'],
    ['collections.0', { collections: ['nothing'] }, 'not_allowed'],
    ['skus.1', { skus: ['SOAP', 'NOTHING'] }, 'not_allowed'],
    ['markets.0', { markets: ['moon'] }, 'not_allowed'],
    ['endsAt', { startsAt: '2027-01-01T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' }, 'too_small'],
    ['combinable', { kind: 'free_shipping', basisPoints: undefined, combinable: false }, 'not_allowed'],
  ] as const)('name the field that is wrong: %s', async (field, changes, code) => {
    const { promotionId = 'wrong', ...terms } = { ...off({}), ...changes } as PromotionSet & { promotionId?: string };
    const { problem } = await server.call(routes.promotion.set, { promotionId, ...terms });
    expect(problem?.errors?.map((error) => [error.field, error.code])).toContainEqual([field, code]);
  });

  it('need the secret key', async () => {
    expect((await server.call(routes.promotion.list, {}, { key: server.publishableKey })).status).toBe(403);
  });

  it('apply by themselves, with their title in the shopper’s language', async () => {
    await set('autumn', off({ titles: { en: 'Autumn', 'zh-CN': '秋季' }, collections: ['tea'] }));
    const { cart } = await openCheckout(
      server,
      [
        { sku: 'TEA-CUP', quantity: 1 },
        { sku: 'SOAP', quantity: 1 },
      ],
      { region: { ...germany, language: 'zh-CN' } },
    );
    expect(cart.promotions).toEqual([
      {
        id: 'autumn',
        title: cart.region.language === 'zh-CN' ? '秋季' : 'Autumn',
        kind: 'percentage',
        amount: { amount: 170, currency: 'EUR' },
      },
    ]);
    expect(cart.totals).toContainEqual({ type: 'items_discount', amount: { amount: -170, currency: 'EUR' } });
    await remove('autumn');
  });

  it('make shipping free: the totals show its price and its discount, and the tax is on the rest', async () => {
    const shopper = await createReadyCheckout(server, [{ sku: 'SOAP', quantity: 1 }], {
      region: germany,
      discountCodes: ['shipfree'],
    });
    const { discountCodes, totals, fulfillment } = await shopper.checkout();
    const shipping = fulfillment.methods[0]!.groups[0]!.options.find(({ id }) => id === 'standard')!.price.amount;
    expect(shipping).toBeGreaterThan(0);
    const row = (type: string, code?: string) =>
      totals.find((each) => each.type === type && each.code === code)?.amount.amount;
    expect([row('fulfillment'), row('discount', 'shipping'), row('total')]).toEqual([shipping, -shipping, 800]);
    expect(discountCodes).toMatchObject([{ code: 'SHIPFREE', applied: true, amount: { amount: shipping } }]);
    expect((await shopper.cart()).shippingEstimate?.from.amount).toBe(0);
    expect((await shopper.pay(await shopper.card())).body?.status).toBe('completed');
    expect(await used('shipfree')).toBe(1);
  });

  it('with a limit per customer are reported as used once the address is known, however it is written', async () => {
    const again = await createReadyCheckout(server, [{ sku: 'SOAP', quantity: 1 }], {
      region: germany,
      discountCodes: ['SHIPFREE'],
    });
    expect((await again.checkout()).discountCodes).toMatchObject([{ applied: false, reason: 'used_by_you' }]);
    expect((await again.cart()).discountCodes).toMatchObject([{ applied: false, reason: 'used_by_you' }]);
    const mail = async (email: string) =>
      (await server.ok(routes.checkout.update, { checkoutId: again.checkoutId, contact: { email } }, again.with))
        .discountCodes;
    expect(await mail('ADA+shop@Example.com')).toMatchObject([{ reason: 'used_by_you' }]);
    expect(await mail('bob@example.com')).toMatchObject([{ applied: true }]);
  });

  it('are used once by a customer who pays in two tabs, and given back when the order is cancelled', async () => {
    await set('once', off({ code: 'ONCE', customerLimit: 1, basisPoints: 5000 }));
    const tabs = await Promise.all(
      [1, 2].map(() =>
        createReadyCheckout(server, [{ sku: 'SOAP', quantity: 1 }], { region: germany, discountCodes: ['ONCE'] }),
      ),
    );
    const answers = await Promise.all(tabs.map((tab) => tab.pay(undefined, { paymentMethodId: 'bank_transfer' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ problem }) => problem)?.problem?.code).toBe('price_changed');
    expect(await used('once')).toBe(1);
    const order = answers.find(({ body }) => body)!.body!.order!;
    await server.ok(routes.admin.cancelOrder, { orderId: order.id, restock: true });
    expect(await used('once')).toBe(0);
    expect(await server.db.select().from(promotionUses).where(eq(promotionUses.promotionId, 'once'))).toEqual([]);
    await remove('once');
  });

  it('are given back when a payment fails, and show as applied while it waits', async () => {
    await set('last', off({ code: 'LAST', usageLimit: 1 }));
    const shopper = await createReadyCheckout(server, [{ sku: 'SOAP', quantity: 1 }], {
      region: germany,
      discountCodes: ['LAST'],
    });
    expect((await shopper.pay(await shopper.card('4000002500003155'))).body?.payment?.status).toBe('requires_action');
    expect((await shopper.cart()).discountCodes).toMatchObject([{ applied: true }]);
    expect(await used('last')).toBe(1);
    expect((await shopper.pay(await shopper.card('4000000000000002'))).problem?.code).toBe('payment_declined');
    expect(await used('last')).toBe(0);
    await remove('last');
  });

  it('of another store are unknown', async () => {
    const facts = {
      name: 'Other',
      languages: ['en'],
      defaultLanguage: 'en',
      defaultCountry: 'DE',
      markets: marketsFrom('DE'),
      origins: [],
    };
    const { secretKey } = await createStore(server.db, facts);
    await server.ok(
      routes.promotion.set,
      { promotionId: 'elsewhere', ...off({ code: 'ELSEWHERE' }) },
      { key: secretKey },
    );
    const { cart } = await openCheckout(server, [{ sku: 'SOAP', quantity: 1 }], { discountCodes: ['ELSEWHERE'] });
    expect(cart.discountCodes).toMatchObject([{ applied: false, reason: 'unknown' }]);
  });
});
