import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '../records/order.tables.ts';
import { promotions } from '../../shop/promotion-settings/promotion.tables.ts';
import { runsOn, testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { createReadyCheckout, cards, makeBundle, setStock, stockOf } from './shopper.harness.ts';

describe.each(testDatabases)('a rush, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  const orderCount = async () => (await server.db.select({ n: count() }).from(orders))[0]!.n;

  // On one connection, as PGlite has, they come one after the other, however many they are.
  const rush = 5 + runsOn(database, 45);
  it(`of ${rush} shoppers for a stock of five creates five orders without a gap, and refuses the others`, async () => {
    const shoppers = await Promise.all(
      Array.from({ length: rush }, () => createReadyCheckout(server, [{ sku: 'TEA-CUP', quantity: 1 }])),
    );
    const tokens = await Promise.all(shoppers.map((shopper) => shopper.card()));
    const replies = await Promise.all(shoppers.map((shopper, index) => shopper.pay(tokens[index])));
    const sold = replies.filter(({ body }) => body?.status === 'completed');
    const refused = replies.filter(({ problem }) => problem?.code === 'out_of_stock');
    expect([sold.length, refused.length]).toEqual([5, rush - 5]);
    for (const { problem } of refused) expect(problem).toMatchObject({ status: 409, left: 0 });
    expect(await stockOf(server, 'TEA-CUP')).toBe(0);
    expect(await orderCount()).toBe(5);
    const numbers = sold.map(({ body }) => Number(body!.order!.number)).sort((a, b) => a - b);
    expect(numbers).toEqual([1001, 1002, 1003, 1004, 1005]);
  }, 120_000);

  it('in which everybody wants the same two things in another order, or as a bundle, never gets stuck', async () => {
    await setStock(server, 'CANDLE', 10);
    await setStock(server, 'INCENSE', 10);
    await makeBundle(server, 'TEA-TOWEL', ['INCENSE', 'CANDLE']);
    const baskets = [['CANDLE', 'INCENSE'], ['INCENSE', 'CANDLE'], ['TEA-TOWEL']];
    const shoppers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        createReadyCheckout(
          server,
          baskets[index % 3]!.map((sku) => ({ sku, quantity: 1 })),
        ),
      ),
    );
    const replies = await Promise.all(shoppers.map(async (shopper) => shopper.pay(await shopper.card())));
    expect(replies.filter(({ body }) => body).length).toBe(10);
    expect([await stockOf(server, 'CANDLE'), await stockOf(server, 'INCENSE')]).toEqual([0, 0]);
  }, 60_000);

  it('with bad cards releases the whole stock', async () => {
    await setStock(server, 'SOAP', 5);
    const shoppers = await Promise.all(
      Array.from({ length: 12 }, () => createReadyCheckout(server, [{ sku: 'SOAP', quantity: 1 }])),
    );
    const replies = await Promise.all(shoppers.map(async (shopper) => shopper.pay(await shopper.card(cards.declined))));
    expect(
      replies.every(({ problem }) => problem?.code === 'payment_declined' || problem?.code === 'out_of_stock'),
    ).toBe(true);
    expect(await stockOf(server, 'SOAP')).toBe(5);
  }, 60_000);

  it('for a code that one shopper may use applies it once', async () => {
    await server.db.insert(promotions).values({
      storeId: server.storeId,
      id: 'first',
      code: 'FIRST',
      kind: 'percentage',
      basisPoints: 5000,
      usageLimit: 1,
    });
    const shoppers = await Promise.all(
      Array.from({ length: 8 }, () =>
        createReadyCheckout(server, [{ sku: 'OAK-TRAY', quantity: 1 }], { discountCodes: ['FIRST'] }),
      ),
    );
    const tokens = await Promise.all(shoppers.map((shopper) => shopper.card()));
    const { totals } = await shoppers[0]!.checkout();
    const replies = await Promise.all(
      shoppers.map((shopper, index) => shopper.pay(tokens[index], { expectedTotal: totals.at(-1)!.amount })),
    );
    expect(replies.filter(({ body }) => body).length).toBe(1);
    expect(replies.filter(({ problem }) => problem?.code === 'price_changed').length).toBe(7);
  }, 60_000);
});
