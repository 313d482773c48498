import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '../records/order.tables.ts';
import { atTheCardForm, createStripeShop, type StripeShop } from '../../test-support/stripe/stripe-shop.ts';
import { testDatabases } from '../../test-support/test-database.ts';

describe.each(testDatabases)('the same idempotency key, on %s', (database) => {
  let shop: StripeShop;
  beforeAll(async () => {
    shop = await createStripeShop({ database });
  });
  afterAll(() => shop.close());

  const stripe = { paymentMethodId: 'stripe' };

  it('from two clients at once calls Stripe once; the second client waits and gets the same response', async () => {
    const shopper = await atTheCardForm(shop);
    const before = shop.stripe.books.intents.size;
    const key = { idempotencyKey: 'one-press' };
    const replies = await Promise.all([shopper.pay(undefined, stripe, key), shopper.pay(undefined, stripe, key)]);
    const answered = replies.find(({ status }) => status === 200)!;
    for (const { status, body, problem } of replies) {
      if (status === 200) expect(body?.payment).toEqual(answered.body!.payment);
      else expect(problem).toMatchObject({ status: 409, code: 'request_in_progress' });
    }
    expect((await shopper.pay(undefined, stripe, key)).body).toEqual(answered.body);
    expect(shop.stripe.books.intents.size).toBe(before + 1);
  });

  it('with another body is refused, and pays nothing', async () => {
    const shopper = await atTheCardForm(shop);
    const key = { idempotencyKey: 'press-two' };
    await shopper.pay(undefined, stripe, key);
    expect((await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' }, key)).problem).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
    });
  });

  it('of two shoppers are two keys', async () => {
    const [one, other] = [await atTheCardForm(shop), await atTheCardForm(shop)];
    const key = { idempotencyKey: 'everybodys' };
    const replies = await Promise.all([one.pay(undefined, stripe, key), other.pay(undefined, stripe, key)]);
    expect(new Set(replies.map(({ body }) => body?.payment?.action?.paymentId)).size).toBe(2);
  });

  it('not being the same, two presses still are one charge and one order', async () => {
    const shopper = await atTheCardForm(shop);
    const before = shop.stripe.books.intents.size;
    const press = (idempotencyKey: string) => shopper.pay(undefined, stripe, { idempotencyKey });
    const begun = await Promise.all([press('a'), press('b'), press('c')]);
    expect(new Set(begun.map(({ body }) => body?.payment?.action?.data?.['clientSecret'])).size).toBe(1);
    expect(shop.stripe.books.intents.size).toBe(before + 1);
    await shopper.begin();
    await shopper.confirm();
    await Promise.all([press('d'), press('e'), shop.stripe.webhooks.deliver({ times: 2 })]);
    expect(
      (await shop.server.db.select({ n: count() }).from(orders).where(eq(orders.checkoutId, shopper.checkoutId)))[0]!.n,
    ).toBe(1);
  });
});
