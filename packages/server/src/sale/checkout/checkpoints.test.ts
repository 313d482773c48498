import { minuteMs } from '@smallshop/contract';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../shop/requests/context.ts';
import { runJobs } from '../../entrypoints/server/jobs.ts';
import { orders } from '../records/order.tables.ts';
import { reservations } from '../../catalog/stock/stock.tables.ts';
import { atTheCardForm, createStripeShop, type StripeShop } from '../../test-support/stripe/stripe-shop.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { setStock, stockOf } from './shopper.harness.ts';

const steps: Checkpoint[] = ['begin', 'before_reserve', 'reserved', 'authorised', 'before_settle', 'after_settle'];

/**
 * What is left is what a killed process leaves: a transaction that did not end is rolled back, nothing after it runs.
 */
class Killed extends Error {}

describe.each(testDatabases)('a process that dies while it makes an order, on %s', (database) => {
  let shop: StripeShop;
  let dieAt: Checkpoint | undefined;
  beforeAll(async () => {
    const checkpoint = async (name: Checkpoint) => {
      if (name !== dieAt) return;
      dieAt = undefined;
      throw new Killed(name);
    };
    shop = await createStripeShop({ database, deps: { checkpoint } });
  });
  afterAll(() => shop.close());
  beforeEach(() => setStock(shop.server, 'OAK-TRAY', 50));

  const orderCount = async (checkoutId: string) =>
    (await shop.server.db.select({ n: count() }).from(orders).where(eq(orders.checkoutId, checkoutId)))[0]!.n;
  const expectNothingHeld = async () => expect(await shop.server.db.select().from(reservations)).toEqual([]);

  it.each(steps)('at %s, leaves one order and one charge once the shopper tries again', async (step) => {
    const shopper = await atTheCardForm(shop);
    const intents = shop.stripe.books.intents.size;
    dieAt = step;
    expect((await shopper.press()).status).toBe(500);
    await shopper.begin();
    expect(shop.stripe.books.intents.size).toBe(intents + 1);
    await shopper.confirm();
    dieAt = step;
    // A process that died after the order was written sent no response; the next request finds the order or creates
    // it.
    expect((await shopper.press()).status).toBe(500);
    expect((await shopper.press()).body?.status).toBe('completed');
    expect(await orderCount(shopper.checkoutId)).toBe(1);
    expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(49);
    await expectNothingHeld();
  });

  it.each(steps)('at %s, leaves an order and no open end when the shopper never comes back', async (step) => {
    const shopper = await atTheCardForm(shop);
    const { intentId } = await shopper.begin();
    await shopper.confirm();
    dieAt = step;
    await shopper.press();
    dieAt = undefined;
    shop.server.advance(16 * minuteMs);
    await Promise.all([runJobs(shop.server.deps), runJobs(shop.server.deps)]);
    expect(await orderCount(shopper.checkoutId)).toBe(1);
    expect(shop.stripe.books.refundsOf(intentId)).toEqual([]);
    expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(49);
    await expectNothingHeld();
  });

  it.each(steps)('at %s, reverts everything if there was no payment', async (step) => {
    const shopper = await atTheCardForm(shop);
    dieAt = step;
    await shopper.press();
    shop.server.advance(16 * minuteMs);
    await runJobs(shop.server.deps);
    expect(await orderCount(shopper.checkoutId)).toBe(0);
    expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(50);
    await expectNothingHeld();
    expect((await shopper.checkout()).status).toBe('ready_for_complete');
  });

  it('with a card that is charged at once: the order is made, or the money is back', async () => {
    for (const step of steps) {
      await setStock(shop.server, 'OAK-TRAY', 50);
      const shopper = await atTheCardForm(shop);
      dieAt = step;
      await shopper.pay(await shopper.card(), { paymentMethodId: 'test_card' });
      shop.server.advance(16 * minuteMs);
      await runJobs(shop.server.deps);
      const charged = step === 'authorised' || step === 'before_settle' || step === 'after_settle' ? 1 : 0;
      expect([step, await orderCount(shopper.checkoutId), await stockOf(shop.server, 'OAK-TRAY')]).toEqual([
        step,
        charged,
        50 - charged,
      ]);
    }
  });
});
