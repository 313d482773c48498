import { routes, sum, minuteMs, hourMs } from '@smallshop/contract';
import { eq, inArray, isNotNull } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '../../entrypoints/server/jobs.ts';
import { orders } from '../records/order.tables.ts';
import { payments, testPayments, testRefunds } from '../records/payment.tables.ts';
import { stripePayments } from '../payment/stripe/stripe.tables.ts';
import { reservations } from '../../catalog/stock/stock.tables.ts';
import {
  atTheCardForm,
  createStripeShop,
  type StripeShop,
  type StripeShopper,
} from '../../test-support/stripe/stripe-shop.ts';
import { runsOn, testDatabases } from '../../test-support/test-database.ts';
import { createReadyCheckout, setStock, stockOf, type Shopper } from './shopper.harness.ts';

const steps = [
  'press',
  'pay',
  'be declined',
  'webhooks',
  'webhooks reversed',
  'housekeeping',
  'wait',
  'change the cart',
  'take another card',
  'somebody buys',
  'Stripe is silent',
  'Stripe answers',
] as const;
type Step = (typeof steps)[number];
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Step>('press', 'pay', 'webhooks') },
  { weight: 4, arbitrary: fc.constantFrom(...steps) },
);
const cups = [{ sku: 'TEA-CUP', quantity: 1 }];
const initialStock = 2;

/** In any order of steps, money and stock add up in the end. */
describe.each(testDatabases)('placing an order, on %s', (database) => {
  let shop: StripeShop;
  beforeAll(async () => {
    shop = await createStripeShop({ database });
  });
  afterAll(() => shop.close());

  const silent = () => new Response('', { status: 500, headers: { 'Stripe-Should-Retry': 'false' } });

  async function take(one: Step, shopper: StripeShopper, others: Shopper[], secret: { of?: string }): Promise<void> {
    const { server, stripe } = shop;
    switch (one) {
      case 'press': {
        const { body } = await shopper.press();
        const clientSecret = body?.payment?.action?.data?.['clientSecret'];
        if (clientSecret) secret.of = clientSecret;
        return;
      }
      case 'pay':
        return void (secret.of && (await stripe.confirm(secret.of)));
      case 'be declined':
        return void (
          secret.of && (await stripe.confirm(secret.of, { 'payment_method_data[card][number]': '4000000000000002' }))
        );
      case 'webhooks':
        return void (await stripe.webhooks.deliver());
      case 'webhooks reversed':
        return void (await stripe.webhooks.deliver({ order: 'reversed', times: 2 }));
      case 'housekeeping':
        return runJobs(server.deps);
      case 'wait':
        return server.advance(16 * minuteMs);
      case 'change the cart':
        return void (await server.call(
          routes.cart.update,
          { cartId: shopper.cartId, discountCodes: ['WELCOME10'] },
          shopper.with,
        ));
      case 'take another card':
        return void (await shopper.pay(await shopper.card(), { paymentMethodId: 'test_card' }));
      case 'somebody buys':
        return void (await others.pop()?.pay(undefined, { paymentMethodId: 'bank_transfer' }));
      case 'Stripe is silent':
        return void (stripe.intercept = silent);
      case 'Stripe answers':
        return void (stripe.intercept = undefined);
    }
  }

  /** Stripe answers again, time passes, and no client acts any more. */
  async function comeToRest(): Promise<void> {
    shop.stripe.intercept = undefined;
    for (let round = 0; round < 3; round += 1) {
      // Longer than a silent provider is left alone.
      shop.server.advance(7 * hourMs);
      await shop.stripe.webhooks.deliver();
      await runJobs(shop.server.deps);
    }
  }

  async function expectAllAddsUp(shopper: StripeShopper): Promise<void> {
    const { db } = shop.server;
    const placed = await db.select().from(orders).where(eq(orders.checkoutId, shopper.checkoutId));
    expect(placed.length).toBeLessThanOrEqual(1);
    const attempts = await db.select().from(payments).where(eq(payments.checkoutId, shopper.checkoutId));
    expect(attempts.map(({ status }) => status)).not.toContain('processing');
    expect(attempts.map(({ status }) => status)).not.toContain('requires_action');
    const taken = await takenFor(attempts.map(({ id }) => id));
    expect(taken).toBe(sum(placed.map(({ total }) => total)));
    expect(await db.select().from(payments).where(isNotNull(payments.closeAt))).toEqual([]);
    expect(await db.select().from(reservations)).toEqual([]);
    const sold = (await db.select().from(orders)).length;
    expect(await stockOf(shop.server, 'TEA-CUP')).toBe(initialStock - sold);
    expect((await shopper.checkout()).status === 'completed').toBe(placed.length === 1);
  }

  /** What both providers have of these payments, in minor units. */
  async function takenFor(ids: string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const { db } = shop.server;
    const { books } = shop.stripe;
    const known = await db.select().from(stripePayments).where(inArray(stripePayments.paymentId, ids));
    const byStripe = known
      .map(({ intentId }) => books.charge(books.intent(intentId)))
      .reduce((sum, charge) => sum + (charge ? charge.amount - charge.amount_refunded : 0), 0);
    const byGateway = await db.select().from(testPayments).where(inArray(testPayments.paymentId, ids));
    const back = await db.select().from(testRefunds).where(inArray(testRefunds.paymentId, ids));
    return (
      byGateway.reduce((sum, { canceledAt, amount }) => sum + (canceledAt ? 0 : amount), byStripe) -
      sum(back.map(({ amount }) => amount))
    );
  }

  it('takes the money of one order, or none, and the stock adds up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (happening) => {
        await shop.server.db.delete(orders);
        await setStock(shop.server, 'TEA-CUP', initialStock);
        const [shopper, ...others] = [
          await atTheCardForm(shop, cups),
          await createReadyCheckout(shop.server, cups),
          await createReadyCheckout(shop.server, cups),
        ];
        const secret = {};
        for (const one of happening) await take(one, shopper!, others, secret);
        await comeToRest();
        await expectAllAddsUp(shopper!);
      }),
      { numRuns: runsOn(database, 15) },
    );
  }, 300_000);
});
