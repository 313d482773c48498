import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, type Shopper } from '../../packages/server/src/sale/checkout/shopper.harness.ts';
import { createCaller, type Caller } from '../../packages/server/src/test-support/call-routes.ts';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { audit } from './audit.ts';
import { secretIn } from './journeys.ts';
import { openLossyLine, type LossyLine } from './lossy-line.ts';
import { ShopUnderFire } from './shop-under-fire.ts';

describe.each(testDatabases)('an answer that is lost on its way, on %s', (database) => {
  let shop: ShopUnderFire;
  let line: LossyLine;
  let caller: Caller;
  beforeAll(async () => {
    shop = await ShopUnderFire.open(database);
    line = await openLossyLine(await shop.url());
    caller = createCaller((path, init) => fetch(`${line.url}${path}`, init), shop.keys);
  });
  afterAll(async () => {
    await line.close();
    await shop.close();
  });

  /** The server made it, the shopper hears nothing of it, and comes again with `retryKey`. */
  async function payTwice(shopper: Shopper, pay: (idempotencyKey: string) => ReturnType<Shopper['pay']>, retryKey: string) {
    line.loseAnswerTo('/complete ');
    await expect(pay('lost')).rejects.toThrow('fetch failed');
    return { told: (await pay(retryKey)).body, order: (await shopper.checkout()).order };
  }

  const expectOneOrderMore = async (before: number) => {
    await shop.hearFromStripe();
    const snapshot = await shop.snapshot();
    expect(snapshot.orders.length).toBe(before + 1);
    expect(audit(snapshot, shop.stripe.books, [])).toEqual([]);
  };
  const orderCount = async () => (await shop.snapshot()).orders.length;

  it.each([['with the same key', 'lost'], ['after a reload, with another key', 'fresh']])('is asked for again %s: the same order, paid once', async (_how, retryKey) => {
    const before = await orderCount();
    const shopper = await createReadyCheckout(caller);
    const token = await shopper.card();
    const { told, order } = await payTwice(shopper, (idempotencyKey) => shopper.pay(token, {}, { idempotencyKey }), retryKey);
    expect(told).toMatchObject({ status: 'completed', order: { id: order!.id, number: order!.number } });
    await expectOneOrderMore(before);
  });

  it('of a transfer is the same order', async () => {
    const before = await orderCount();
    const shopper = await createReadyCheckout(caller);
    const { told, order } = await payTwice(shopper, (idempotencyKey) => shopper.pay(undefined, { paymentMethodId: 'bank_transfer' }, { idempotencyKey }), 'lost');
    expect(told?.order?.id).toBe(order!.id);
    await expectOneOrderMore(before);
  });

  it('of Stripe, before and after the bank, is one payment and one order', async () => {
    const before = await orderCount();
    const intents = shop.stripe.books.intents.size;
    const shopper = await createReadyCheckout(caller);
    const press = (idempotencyKey: string) => shopper.pay(undefined, { paymentMethodId: 'stripe' }, { idempotencyKey });
    line.loseAnswerTo('/complete ');
    await expect(press('first')).rejects.toThrow('fetch failed');
    await shop.stripe.confirm(secretIn(await press('first')));
    const { told, order } = await payTwice(shopper, press, 'lost');
    expect(told?.order?.id).toBe(order!.id);
    expect(shop.stripe.books.intents.size).toBe(intents + 1);
    await expectOneOrderMore(before);
  });
});
