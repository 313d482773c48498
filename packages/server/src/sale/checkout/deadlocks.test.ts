import { routes, type LineInput } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countDeadlocks } from '../../test-support/deadlocks.ts';
import { isLongForm, testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { createReadyCheckout, cards, makeBundle, openCheckout, setStock, stockOf } from './shopper.harness.ts';

const skus = ['CANDLE', 'INCENSE', 'OAK-TRAY', 'SOAP', 'TEA-CUP'];
const stock = 1000;
const rounds = isLongForm ? 5 : 2;
const many = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));
/** The same items, in another order for each, and a bundle of some. */
const items = (nth: number): LineInput[] => [
  ...many(skus.length, (at) => ({ sku: skus[(at * (nth % 2 ? 1 : 4) + nth) % skus.length]!, quantity: 1 })),
  ...(nth % 3 > 0 ? [] : [{ sku: 'TEA-TOWEL', quantity: 1 }]),
];

// PGlite has one connection: nothing there waits for anything else.
describe.each(testDatabases.filter((kind) => kind === 'postgres'))(
  'requests that touch the same items at once, on %s',
  (database) => {
    let server: TestServer;
    beforeAll(async () => {
      server = await createTestServer({ database });
      for (const sku of skus) await setStock(server, sku, stock);
      await makeBundle(server, 'TEA-TOWEL', ['TEA-CUP', 'CANDLE', 'OAK-TRAY']);
    });
    afterAll(() => server.close());

    it('never deadlock: declined cards beside carts, exchange rates, locations, stock and refunds', async () => {
      for (let round = 0; round < rounds; round += 1) {
        const shoppers = await Promise.all(many(10, (nth) => createReadyCheckout(server, items(nth))));
        const tokens = await Promise.all(
          shoppers.map((shopper, nth) => shopper.card(nth === 0 ? cards.good : cards.declined)),
        );
        const [replies] = await Promise.all([
          Promise.all(shoppers.map((shopper, nth) => shopper.pay(tokens[nth]))),
          ...many(30, (nth) => openCheckout(server, items(nth))),
          ...many(5, (nth) =>
            server.ok(routes.price.setExchangeRate, { currency: ['SEK', 'PLN'][nth % 2]!, rate: `${10 + nth}` }),
          ),
          ...many(5, (nth) =>
            server.ok(routes.admin.saveLocation, {
              locationId: `hall-${nth % 2}`,
              name: 'Hall',
              priority: 9,
              active: nth % 3 > 0,
            }),
          ),
          ...many(10, (nth) =>
            server.ok(routes.admin.adjustStock, {
              sku: skus[nth % skus.length]!,
              delta: nth < 5 ? 1 : -1,
              reason: 'correction',
            }),
          ),
        ]);
        expect(replies.map(({ body, problem }) => body?.status ?? problem?.code)).toEqual([
          'completed',
          ...many(9, () => 'payment_declined'),
        ]);
        const orderId = replies[0]!.body!.order!.id;
        // The order comes back while others are declined.
        const late = await Promise.all(
          many(6, async (nth) => ({ shopper: await createReadyCheckout(server, items(nth)), nth })),
        );
        const lateTokens = await Promise.all(late.map(({ shopper }) => shopper.card(cards.declined)));
        await Promise.all([
          server.ok(routes.admin.refundOrder, { orderId, refundId: `refund-${round}`, restock: true }),
          ...late.map(({ shopper, nth }) => shopper.pay(lateTokens[nth])),
          ...many(10, (nth) => openCheckout(server, items(nth))),
        ]);
      }
      expect(await Promise.all(skus.map((sku) => stockOf(server, sku)))).toEqual(skus.map(() => stock));

      // The stock of all of them is set while they are sold.
      const buyers = await Promise.all(many(10, (nth) => createReadyCheckout(server, items(nth))));
      const paid = await Promise.all(buyers.map((shopper) => shopper.card()));
      const [sales] = await Promise.all([
        Promise.all(buyers.map((shopper, nth) => shopper.pay(paid[nth]))),
        ...many(10, (nth) =>
          server.ok(routes.bulk.setStock, {
            items: items(nth).map(({ sku }) => ({ sku: sku!, stock: 500 + nth, sellWhenOut: nth % 2 === 0 })),
          }),
        ),
      ]);
      expect(sales.map(({ body }) => body?.status)).toEqual(many(10, () => 'completed'));
      const wrong = await server.db.execute(sql`
        select sku from variants where stock <> (select sum(quantity) from stock_levels
            join locations on locations.id = location_id where active and variant_id = variants.id)
          or exists (select 1 from stock_levels level where level.variant_id = variants.id and quantity <> (
            select sum(delta) from stock_adjustments log
            where log.variant_id = level.variant_id and log.location_id = level.location_id))`);
      expect(wrong).toMatchObject({ rows: [] });
      expect(await countDeadlocks(server.db)).toBe(0);
    }, 120_000);
  },
);
