import { routes, hourMs, type Checkout, type IssuedGiftCard } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoverPayments } from '../payment-attempt/recover-payments.ts';
import { createReadyCheckout, cards, type Shopper } from '../checkout/shopper.harness.ts';
import { longFormDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { issue, read } from './gift-card.fixture.ts';

/** A tray at 41.00 with 5.00 shipping to Berlin: see the fixture shop. */
const total = 4600;

describe.each(longFormDatabases)('a shopper with gift cards on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
    await server.ok(routes.admin.setStock, { sku: 'OAK-TRAY', stock: 500 });
  });
  afterAll(() => server.close());

  const type = (shopper: Shopper, ...discountCodes: string[]) =>
    server.ok(routes.cart.update, { cartId: shopper.cartId, discountCodes }, shopper.with);
  const types = async (...issued: IssuedGiftCard[]) =>
    createReadyCheckout(server, undefined, { discountCodes: issued.map(({ code }) => code) });
  const balanceOf = async (issued: IssuedGiftCard) => (await read(server, issued)).balance.amount;
  const totalOf = ({ totals }: Pick<Checkout, 'totals'>) =>
    totals.find(({ type: kind }) => kind === 'total')!.amount.amount;
  const payRest = async (shopper: Shopper, number?: string) =>
    shopper.pay(await shopper.card(number), { expectedAmountDue: (await shopper.checkout()).amountDue });

  it('types a code where discount codes go, and sees what the card pays and what is left', async () => {
    const issued = await issue(server, 2500);
    const shopper = await createReadyCheckout(server);
    const cart = await type(shopper, 'welcome10', ` ${issued.code.toLowerCase()} `);
    expect(cart.discountCodes.map(({ code }) => code)).toEqual(['WELCOME10']);
    expect(cart.giftCards).toEqual([
      {
        id: issued.giftCard.id,
        last4: issued.giftCard.last4,
        balance: { amount: 2500, currency: 'EUR' },
        amount: { amount: 2500, currency: 'EUR' },
      },
    ]);
    expect(cart.amountDue.amount).toBe(totalOf(cart) - 2500);
    const checkout = await shopper.checkout();
    expect(checkout.giftCards).toEqual(cart.giftCards);
    expect([totalOf(checkout), checkout.amountDue.amount]).toEqual([totalOf(cart) + 500, totalOf(cart) + 500 - 2500]);
    expect(JSON.stringify([cart, checkout])).not.toContain(issued.code);
  });

  it('keeps the card whatever other codes come and go, and takes it off again', async () => {
    const [one, two] = [await issue(server, 100), await issue(server, 200)];
    const shopper = await types(one, two);
    expect((await type(shopper)).giftCards.map(({ id }) => id)).toEqual([one.giftCard.id, two.giftCard.id]);
    expect((await type(shopper, one.code, one.code)).giftCards).toHaveLength(2);
    const keep = (...giftCards: string[]) =>
      server.ok(routes.cart.update, { cartId: shopper.cartId, giftCards }, shopper.with);
    expect((await keep(two.giftCard.id)).giftCards.map(({ id }) => id)).toEqual([two.giftCard.id]);
    // An id opens nothing: only a code adds a card.
    expect((await keep(two.giftCard.id, one.giftCard.id)).giftCards).toHaveLength(1);
    expect(await keep()).toMatchObject({ giftCards: [], amountDue: { amount: 4100 } });
  });

  it('pays the rest by bank card; the order shows what each of them paid', async () => {
    const issued = await issue(server, 1500);
    const shopper = await types(issued);
    const { body } = await payRest(shopper);
    const order = await server.ok(routes.order.get, { orderId: body!.order!.id }, { orderToken: body!.order!.token });
    expect(order).toMatchObject({
      status: 'paid',
      giftCards: [{ last4: issued.giftCard.last4, amount: { amount: 1500, currency: 'EUR' } }],
      amountDue: { amount: total - 1500, currency: 'EUR' },
      payment: { methodId: 'test_card', kind: 'card', last4: '4242' },
    });
    expect(totalOf(order)).toBe(total);
    const { entries } = await read(server, issued);
    expect(entries.map(({ type: kind, amount, orderId }) => [kind, amount.amount, orderId])).toEqual([
      ['issue', 1500, null],
      ['spend', -1500, order.id],
    ]);
  });

  it('is asked for no money where cards pay for all, and only then', async () => {
    const issued = await issue(server, 10_000);
    const shopper = await types(issued);
    expect((await shopper.checkout()).paymentMethods).toEqual([
      { id: 'nothing_due', kind: 'none', adapter: 'none', config: {} },
    ]);
    const { body } = await shopper.pay(undefined, { paymentMethodId: 'nothing_due' });
    expect(body).toMatchObject({ status: 'completed', amountDue: { amount: 0 } });
    const order = await server.ok(routes.admin.getOrder, { orderId: body!.order!.id });
    expect(order).toMatchObject({ status: 'paid', payment: { methodId: 'nothing_due', kind: 'none', last4: null } });
    expect(await balanceOf(issued)).toBe(10_000 - total);
    const other = await createReadyCheckout(server);
    expect((await other.checkout()).paymentMethods.map(({ id }) => id)).not.toContain('nothing_due');
    expect((await other.pay(undefined, { paymentMethodId: 'nothing_due' })).problem).toMatchObject({
      code: 'payment_method_unavailable',
      field: 'paymentMethodId',
    });
  });

  it('has the card back when the bank declines, and pays with it again', async () => {
    const issued = await issue(server, 1500);
    const shopper = await types(issued);
    expect((await payRest(shopper, cards.declined)).problem?.code).toBe('payment_declined');
    expect(await balanceOf(issued)).toBe(1500);
    expect((await payRest(shopper)).body?.status).toBe('completed');
    expect((await read(server, issued)).entries.map(({ type: kind }) => kind)).toEqual([
      'issue',
      'spend',
      'release',
      'spend',
    ]);
  });

  it('sees the card as it was while the bank asks, and gets it back after a timeout or a cart change', async () => {
    const issued = await issue(server, 1500);
    const shopper = await types(issued);
    expect((await payRest(shopper, cards.confirm)).body?.status).toBe('complete_in_progress');
    expect(await balanceOf(issued)).toBe(0);
    expect((await shopper.cart()).giftCards).toMatchObject([{ balance: { amount: 1500 }, amount: { amount: 1500 } }]);
    expect((await shopper.checkout()).amountDue.amount).toBe(total - 1500);
    await type(shopper, 'WELCOME10');
    expect(await balanceOf(issued)).toBe(1500);
    expect((await payRest(shopper, cards.confirm)).body?.status).toBe('complete_in_progress');
    server.advance(hourMs);
    await recoverPayments(server.deps);
    expect(await balanceOf(issued)).toBe(1500);
  });

  it.each([
    [
      'disabled',
      async (issued: IssuedGiftCard) =>
        void (await server.ok(routes.giftCard.update, { giftCardId: issued.giftCard.id, disabled: true })),
    ],
    [
      'expired',
      async (issued: IssuedGiftCard) =>
        void (await server.ok(routes.giftCard.update, {
          giftCardId: issued.giftCard.id,
          expiresAt: '2020-01-01T00:00:00Z',
        })),
    ],
    [
      'empty',
      async (issued: IssuedGiftCard) =>
        void (await (await types(issued)).pay(undefined, { paymentMethodId: 'nothing_due' })),
    ],
  ])('gets the reason why a card pays nothing, and never pays more than was shown: %s', async (reason, change) => {
    const issued = await issue(server, total);
    const shopper = await types(issued);
    const expectedAmountDue = (await shopper.checkout()).amountDue;
    await change(issued);
    const { problem } = await shopper.pay(await shopper.card(), { expectedAmountDue });
    expect(problem).toMatchObject({
      code: 'price_changed',
      field: 'expectedAmountDue',
      current: { amountDue: { amount: total }, giftCards: [{ reason, amount: { amount: 0 } }] },
    });
    expect((await payRest(shopper)).body?.status).toBe('completed');
  });

  it('keeps a card of another currency, which pays again in its own', async () => {
    const issued = await issue(server, 1500);
    const shopper = await types(issued);
    const go = (country: string) =>
      server.ok(routes.cart.update, { cartId: shopper.cartId, region: { country } }, shopper.with);
    await server.ok(
      routes.checkout.update,
      { checkoutId: shopper.checkoutId, deliveryAddress: { country: 'US' } },
      shopper.with,
    );
    expect(await shopper.cart()).toMatchObject({
      region: { currency: 'USD' },
      giftCards: [
        {
          reason: 'other_currency',
          balance: { amount: 1500, currency: 'EUR' },
          amount: { amount: 0, currency: 'USD' },
        },
      ],
    });
    await server.ok(
      routes.checkout.update,
      { checkoutId: shopper.checkoutId, deliveryAddress: { country: 'DE' } },
      shopper.with,
    );
    expect((await go('DE')).giftCards).toMatchObject([{ amount: { amount: 1500, currency: 'EUR' } }]);
  });

  it('cannot spend one balance twice, however many carts it is in', async () => {
    const issued = await issue(server, total);
    const shoppers = await Promise.all(Array.from({ length: 8 }, () => types(issued)));
    const replies = await Promise.all(
      shoppers.map((shopper) => shopper.pay(undefined, { paymentMethodId: 'nothing_due' })),
    );
    const codes = replies.map(({ body, problem }) => body?.status ?? problem?.code);
    expect(codes.filter((code) => code === 'completed')).toHaveLength(1);
    expect(
      codes
        .filter((code) => code !== 'completed')
        .every((code) => code === 'price_changed' || code === 'payment_method_unavailable'),
    ).toBe(true);
    expect(await balanceOf(issued)).toBe(0);
  });

  it('may use five cards, and a sixth one is refused', async () => {
    const issued = await Promise.all(Array.from({ length: 6 }, () => issue(server, 100)));
    const shopper = await types(...issued.slice(0, 5));
    expect((await shopper.cart()).amountDue.amount).toBe(3600);
    const { problem } = await server.call(
      routes.cart.update,
      { cartId: shopper.cartId, discountCodes: [issued[5]!.code] },
      shopper.with,
    );
    expect(problem).toMatchObject({ status: 422, code: 'too_many_gift_cards', field: 'discountCodes' });
    expect((await shopper.cart()).giftCards).toHaveLength(5);
  });

  it('can have five discount codes beside five gift cards, and a sixth code is refused', async () => {
    const issued = await Promise.all(Array.from({ length: 5 }, () => issue(server, 100)));
    const known = ['WELCOME10', 'TEA5', 'SHIPFREE', 'EXPIRED', 'NO-SUCH-CODE'];
    const shopper = await createReadyCheckout(server);
    const cart = await type(shopper, ...known, ...issued.map(({ code }) => code));
    expect([cart.discountCodes.length, cart.giftCards.length]).toEqual([5, 5]);
    const { problem } = await server.call(
      routes.cart.update,
      { cartId: shopper.cartId, discountCodes: [...known, 'ONE-MORE'] },
      shopper.with,
    );
    expect(problem).toMatchObject({ status: 422, code: 'too_many_discount_codes', field: 'discountCodes' });
    expect((await shopper.cart()).discountCodes.map(({ code }) => code)).toEqual(known);
  });

  it('who guesses codes is stopped, also before the right one', async () => {
    const issued = await issue(server, 100);
    const shopper = await createReadyCheckout(server);
    // Wrong codes of before count no more.
    server.advance(hourMs);
    const guess = (code: string) =>
      server.call(routes.cart.update, { cartId: shopper.cartId, discountCodes: [code] }, shopper.with);
    for (let nth = 0; nth < 20; nth++) expect((await guess(`GUESS-${1000 + nth}-ABCD`)).status).toBe(200);
    expect((await guess(issued.code)).problem?.code).toBe('rate_limited');
    server.advance(hourMs);
    expect((await guess(issued.code)).body?.giftCards).toHaveLength(1);
  });

  it('who pays by bank transfer sees the amount left, and gets the card back if the order is cancelled', async () => {
    const issued = await issue(server, 1500);
    const { body } = await (await types(issued)).pay(undefined, { paymentMethodId: 'bank_transfer' });
    const orderId = body!.order!.id;
    expect(await server.ok(routes.admin.getOrder, { orderId })).toMatchObject({
      status: 'pending',
      amountDue: { amount: total - 1500 },
    });
    expect(await balanceOf(issued)).toBe(0);
    await server.ok(routes.admin.cancelOrder, { orderId, restock: true });
    expect(await balanceOf(issued)).toBe(1500);
  });

  it('gets a refund the way they paid: money first, then the card', async () => {
    const issued = await issue(server, 1500);
    const { body } = await payRest(await types(issued));
    const orderId = body!.order!.id;
    const refund = (refundId: string, amount?: number) =>
      server.ok(routes.admin.refundOrder, {
        orderId,
        refundId,
        ...(amount && { amount: { amount, currency: 'EUR' } }),
      });
    expect(await refund('part-0001', 2500)).toMatchObject({
      status: 'partly_refunded',
      refunds: [{ amount: { amount: 2500 }, giftCards: [], status: 'refunded' }],
    });
    expect(await balanceOf(issued)).toBe(0);
    const both = await refund('part-0002', 1000);
    expect(both.refunds[1]).toMatchObject({
      amount: { amount: 1000 },
      giftCards: [{ last4: issued.giftCard.last4, amount: { amount: 400 } }],
      status: 'refunded',
    });
    expect(await balanceOf(issued)).toBe(400);
    // The same refund asked for twice is made once.
    expect(await refund('part-0002', 1000)).toMatchObject({ status: 'partly_refunded' });
    expect(await balanceOf(issued)).toBe(400);
    expect(await refund('the-rest-1')).toMatchObject({ status: 'refunded' });
    expect(await balanceOf(issued)).toBe(1500);
    expect((await read(server, issued)).entries.map(({ type: kind, orderId: of }) => [kind, of])).toEqual([
      ['issue', null],
      ['spend', orderId],
      ['refund', orderId],
      ['refund', orderId],
    ]);
  });

  it('gets everything back onto the card where it paid for everything', async () => {
    const issued = await issue(server, total);
    const { body } = await (await types(issued)).pay(undefined, { paymentMethodId: 'nothing_due' });
    const order = await server.ok(routes.admin.refundOrder, {
      orderId: body!.order!.id,
      refundId: 'all-of-it-1',
      restock: true,
    });
    expect(order).toMatchObject({
      status: 'refunded',
      refunds: [{ status: 'refunded', giftCards: [{ amount: { amount: total } }] }],
    });
    expect(await balanceOf(issued)).toBe(total);
  });
});
