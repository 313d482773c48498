import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createReadyCheckout,
  setStock,
  type Shopper,
} from '../../packages/server/src/sale/checkout/shopper.harness.ts';
import { issue } from '../../packages/server/src/sale/gift-card/gift-card.fixture.ts';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { audit } from './audit.ts';
import { secretIn } from './journeys.ts';
import { startTwoServers, type TwoServers } from './two-servers.ts';

const byStripe = { paymentMethodId: 'stripe' };
const many = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));

// Two processes cannot share PGlite.
describe.each(testDatabases.filter((kind) => kind === 'postgres'))('two servers on one %s', () => {
  let shop: TwoServers;
  beforeAll(async () => {
    shop = await startTwoServers();
  });
  afterAll(() => shop.close());
  beforeEach(() => setStock(shop.at(0), 'OAK-TRAY', 50));

  const tea = [{ sku: 'TEA-CUP', quantity: 1 }];
  /** The same shopper at the other server: what was begun here goes on there. */
  const alsoAt = ({ checkoutId, with: mine }: Shopper, nth: number) => ({
    async pay(changes: object, idempotencyKey: string) {
      const { totals } = await shop.at(nth).ok(routes.checkout.get, { checkoutId }, mine);
      const expectedTotal = totals.find(({ type }) => type === 'total')!.amount;
      return shop
        .at(nth)
        .call(
          routes.checkout.complete,
          { checkoutId, paymentMethodId: 'stripe', expectedTotal, ...changes },
          { ...mine, idempotencyKey },
        );
    },
  });
  const paid = async (nth: number) => {
    const shopper = await createReadyCheckout(shop.at(nth));
    const before = new Set(shop.stripe.webhooks.events);
    await shop.stripe.confirm(secretIn(await shopper.pay(undefined, byStripe)));
    return { shopper, events: shop.stripe.webhooks.events.filter((event) => !before.has(event)) };
  };
  const expectOneOrderEach = async (shoppers: readonly Shopper[]) => {
    const snapshot = await shop.finishPending();
    for (const { checkoutId } of shoppers)
      expect(snapshot.orders.filter((order) => order.checkoutId === checkoutId).length).toBe(1);
    expect(audit(snapshot, shop.stripe.books, [])).toEqual([]);
  };

  it('sell a stock of twenty to two hundred shoppers: twenty orders and charges, and 180 refusals', async () => {
    await setStock(shop.at(0), 'TEA-CUP', 20);
    const shoppers: Shopper[] = [];
    while (shoppers.length < 200)
      shoppers.push(...(await Promise.all(many(40, (nth) => createReadyCheckout(shop.at(nth), tea)))));
    const tokens = await Promise.all(shoppers.map((shopper, nth) => (nth % 4 < 2 ? shopper.card() : undefined)));
    const replies = await Promise.all(
      shoppers.map((shopper, nth) => shopper.pay(tokens[nth], tokens[nth] ? {} : byStripe)),
    );

    const refused = replies.filter(({ problem }) => problem);
    expect(refused.length).toBe(180);
    for (const { problem } of refused) expect(problem).toMatchObject({ status: 409, code: 'out_of_stock', left: 0 });
    // Shoppers with Stripe have their stock reserved now; they pay, and come back to the other server.
    const waiting = shoppers
      .map((shopper, nth) => ({ shopper, nth, reply: replies[nth]! }))
      .filter(({ reply }) => reply.body?.payment?.action);
    expect(waiting.length).toBe(shop.stripe.books.intents.size);
    await Promise.all(
      waiting.map(async ({ shopper, nth, reply }) => {
        await shop.stripe.confirm(secretIn(reply));
        expect((await alsoAt(shopper, nth + 1).pay({}, 'back')).body?.status).toBe('completed');
      }),
    );

    const snapshot = await shop.finishPending();
    expect(snapshot.orders.length).toBe(20);
    expect(snapshot.variants.find(({ sku }) => sku === 'TEA-CUP')?.stock).toBe(0);
    const charges =
      [...shop.stripe.books.charges.values()].length +
      snapshot.testPayments.filter(({ scenario }) => scenario === 'succeeds').length;
    expect(charges).toBe(20);
    expect(audit(snapshot, shop.stripe.books, [])).toEqual([]);
  });

  it('spend a gift card that is in forty carts at once no further than its balance', async () => {
    await setStock(shop.at(0), 'TEA-CUP', 100);
    const { amountDue } = await (await createReadyCheckout(shop.at(0), tea)).checkout();
    const {
      code,
      giftCard: { id: giftCardId },
    } = await issue(shop.at(0), amountDue.amount * 5 + 1);
    const shoppers = await Promise.all(
      many(40, (nth) => createReadyCheckout(shop.at(nth), tea, { discountCodes: [code] })),
    );
    const replies = await Promise.all(
      shoppers.map((shopper) => shopper.pay(undefined, { paymentMethodId: 'nothing_due' })),
    );
    const outcomes = replies.map(({ body, problem }) => body?.status ?? problem!.code);
    expect(outcomes.filter((word) => word === 'completed').length).toBe(5);
    for (const word of outcomes) expect(['completed', 'price_changed', 'payment_method_unavailable']).toContain(word);
    const snapshot = await shop.finishPending();
    expect(snapshot.giftCards.find(({ id }) => id === giftCardId)?.balance).toBe(1);
    expect(audit(snapshot, shop.stripe.books, [])).toEqual([]);
  });

  it('get each webhook thrice, newest first and all at once, and make one order of each payment', async () => {
    const visits = await Promise.all(many(6, paid));
    const posts = shop.stripe.webhooks.events.toReversed().flatMap((event) => many(3, (nth) => shop.post(event, nth)));
    expect(new Set(await Promise.all(posts))).toEqual(new Set([200]));
    await expectOneOrderEach(visits.map(({ shopper }) => shopper));
  });

  it('hear of a payment at the same moment, one from the page and one from Stripe, and make one order', async () => {
    const visits = [];
    for (const nth of many(6, (each) => each)) visits.push({ nth, ...(await paid(nth)) });
    const outcomes = await Promise.all(
      visits.map(async ({ shopper, nth, events }) => {
        const [reply] = await Promise.all([
          shopper.pay(undefined, byStripe),
          ...events.map((event) => shop.post(event, nth + 1)),
        ]);
        return reply.body?.status;
      }),
    );
    expect(new Set(outcomes)).toEqual(new Set(['completed']));
    await expectOneOrderEach(visits.map(({ shopper }) => shopper));
  });

  it('get one idempotency key from two clients: one acts, the other waits and gets the same answer', async () => {
    const shoppers = await Promise.all(many(6, (nth) => createReadyCheckout(shop.at(nth))));
    for (const shopper of shoppers) {
      const token = await shopper.card();
      const press = () =>
        [0, 1].map((nth) =>
          alsoAt(shopper, nth).pay({ paymentMethodId: 'test_card', paymentToken: token }, 'one-press'),
        );
      const first = await Promise.all(press());
      for (const { status, body, problem } of first) {
        if (status === 200) expect(body?.status).toBe('completed');
        else expect(problem).toMatchObject({ status: 409, code: 'request_in_progress' });
      }
      const [one, other] = await Promise.all(press());
      expect(one!.body).toEqual(other!.body);
      expect(one!.body?.order?.id).toBe(first.find(({ status }) => status === 200)!.body!.order!.id);
    }
    await expectOneOrderEach(shoppers);
  });

  it('are pressed by one shopper in two tabs at once, with keys of their own: one order', async () => {
    const shopper = await createReadyCheckout(shop.at(0));
    const token = await shopper.card();
    const replies = await Promise.all(
      many(6, (nth) => alsoAt(shopper, nth).pay({ paymentMethodId: 'test_card', paymentToken: token }, `tab-${nth}`)),
    );
    expect(new Set(replies.map(({ body }) => body?.order?.id)).size).toBe(1);
    await expectOneOrderEach([shopper]);
  });
});
