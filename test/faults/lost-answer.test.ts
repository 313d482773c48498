import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, type Shopper } from '../../packages/server/src/sale/checkout/shopper.harness.ts';
import { createCaller, type Caller } from '../../packages/server/src/test-support/call-routes.ts';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { audit } from './audit.ts';
import { secretIn } from './journeys.ts';
import { startLossyProxy, type LossyProxy } from './lossy-proxy.ts';
import { FaultHarness } from './fault-harness.ts';

describe.each(testDatabases)('an answer that is lost on its way, on %s', (database) => {
  let shop: FaultHarness;
  let proxy: LossyProxy;
  let caller: Caller;
  beforeAll(async () => {
    shop = await FaultHarness.open(database);
    proxy = await startLossyProxy(await shop.url());
    caller = createCaller((path, init) => fetch(`${proxy.url}${path}`, init), shop.keys);
  });
  afterAll(async () => {
    await proxy.close();
    await shop.close();
  });

  /** The server made it, the shopper hears nothing of it, and comes again with `retryKey`. */
  async function payTwice(
    shopper: Shopper,
    pay: (idempotencyKey: string) => ReturnType<Shopper['pay']>,
    retryKey: string,
  ) {
    proxy.dropNextResponseTo('/complete ');
    await expect(pay('lost')).rejects.toThrow('fetch failed');
    return { payResult: (await pay(retryKey)).body, order: (await shopper.checkout()).order };
  }

  const expectOneOrderMore = async (before: number) => {
    await shop.processStripeEvents();
    const snapshot = await shop.snapshot();
    expect(snapshot.orders.length).toBe(before + 1);
    expect(audit(snapshot, shop.stripe.books, [])).toEqual([]);
  };
  const orderCount = async () => (await shop.snapshot()).orders.length;

  it.each([
    ['with the same key', 'lost'],
    ['after a reload, with another key', 'fresh'],
  ])('is asked for again %s: the same order, paid once', async (_how, retryKey) => {
    const before = await orderCount();
    const shopper = await createReadyCheckout(caller);
    const token = await shopper.card();
    const { payResult, order } = await payTwice(
      shopper,
      (idempotencyKey) => shopper.pay(token, {}, { idempotencyKey }),
      retryKey,
    );
    expect(payResult).toMatchObject({ status: 'completed', order: { id: order!.id, number: order!.number } });
    await expectOneOrderMore(before);
  });

  it('of a transfer is the same order', async () => {
    const before = await orderCount();
    const shopper = await createReadyCheckout(caller);
    const { payResult, order } = await payTwice(
      shopper,
      (idempotencyKey) => shopper.pay(undefined, { paymentMethodId: 'bank_transfer' }, { idempotencyKey }),
      'lost',
    );
    expect(payResult?.order?.id).toBe(order!.id);
    await expectOneOrderMore(before);
  });

  it('of Stripe, before and after the bank, is one payment and one order', async () => {
    const before = await orderCount();
    const intents = shop.stripe.books.intents.size;
    const shopper = await createReadyCheckout(caller);
    const press = (idempotencyKey: string) => shopper.pay(undefined, { paymentMethodId: 'stripe' }, { idempotencyKey });
    proxy.dropNextResponseTo('/complete ');
    await expect(press('first')).rejects.toThrow('fetch failed');
    await shop.stripe.confirm(secretIn(await press('first')));
    const { payResult, order } = await payTwice(shopper, press, 'lost');
    expect(payResult?.order?.id).toBe(order!.id);
    expect(shop.stripe.books.intents.size).toBe(intents + 1);
    await expectOneOrderMore(before);
  });
});
