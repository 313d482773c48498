import { describe, expect, it } from 'vitest';
import { samples, testCards, testGiftCards } from '../index.ts';
import {
  cardToken,
  cartWith,
  clientOf,
  unwrap,
  createReadyCheckout,
  refusal,
  createTestContext,
  totalOf,
  type TestContext,
} from '../test-support/test-context.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

/** A checkout with gift cards in its cart. */
async function checkoutWith(at: TestContext, ...codes: string[]) {
  const { checkout, cartToken } = await createReadyCheckout(at, samples.withOptions.sku);
  await unwrap(at.client.cart.update({ cartId: checkout.cartId, discountCodes: codes }, { cartToken }));
  return { cartToken, checkout: await unwrap(at.client.checkout.get({ checkoutId: checkout.id }, { cartToken })) };
}

const completeWith = (checkout: Awaited<ReturnType<typeof checkoutWith>>['checkout'], paymentMethodId: string) => ({
  checkoutId: checkout.id,
  paymentMethodId,
  expectedTotal: totalOf(checkout),
  expectedAmountDue: checkout.amountDue,
});

describe('a gift card in the mock shop', () => {
  it('is taken from the codes, however it is typed, and leaves the total as it is', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at, samples.withOptions.sku);
    const typed = ` ${testGiftCards.fifty.toLowerCase().replaceAll('-', ' ')}`;
    const paid = await unwrap(
      at.client.cart.update({ cartId: cart.id, discountCodes: [typed, 'NONE'] }, { cartToken }),
    );
    expect(paid.discountCodes.map(({ code }) => code)).toEqual(['NONE']);
    expect(paid.giftCards).toMatchObject([{ last4: '5050', balance: usd(5000), amount: usd(5000) }]);
    expect(totalOf(paid)).toEqual(totalOf(cart));
    expect(paid.amountDue).toEqual(usd(totalOf(cart).amount - 5000));
    const kept = await unwrap(at.client.cart.update({ cartId: cart.id, discountCodes: [] }, { cartToken }));
    expect(kept.giftCards).toHaveLength(1);
    expect((await unwrap(at.client.cart.update({ cartId: cart.id, giftCards: [] }, { cartToken }))).amountDue).toEqual(
      totalOf(cart),
    );
  });

  it('says why it pays nothing', async () => {
    const at = createTestContext();
    const { giftCard } = clientOf(at.shop, 'sk_test');
    const euro = await unwrap(giftCard.issue({ amount: { amount: 100, currency: 'EUR' } }));
    const off = await unwrap(giftCard.issue({ amount: usd(100) }));
    await unwrap(giftCard.update({ giftCardId: off.giftCard.id, disabled: true }));
    const codes = [testGiftCards.expired, euro.code, off.code, testGiftCards.thousand, testGiftCards.fifty];
    const { cart, token: cartToken } = await unwrap(
      at.client.cart.create({ lines: [{ sku: samples.plain.sku, quantity: 1 }], discountCodes: codes }),
    );
    expect(cart.giftCards.map(({ reason }) => reason)).toEqual([
      'expired',
      'other_currency',
      'disabled',
      undefined,
      'not_needed',
    ]);
    const sixth = await unwrap(giftCard.issue({ amount: usd(100) }));
    expect(
      await refusal(at.client.cart.update({ cartId: cart.id, discountCodes: [sixth.code] }, { cartToken })),
    ).toMatchObject({ code: 'too_many_gift_cards' });
    expect(await refusal(giftCard.issue({ amount: usd(1), code: testGiftCards.fifty }))).toMatchObject({
      code: 'gift_card_code_taken',
    });
    expect(await refusal(giftCard.get({ giftCardId: 'none' }))).toMatchObject({ code: 'gift_card_not_found' });
  });

  it('pays a part of an order, and gets it back last', async () => {
    const at = createTestContext();
    const { checkout, cartToken } = await checkoutWith(at, testGiftCards.fifty);
    const stale = at.client.checkout.complete(
      { ...completeWith(checkout, 'bank_transfer'), expectedAmountDue: totalOf(checkout) },
      { cartToken },
    );
    expect(await refusal(stale)).toMatchObject({ code: 'price_changed', field: 'expectedAmountDue' });
    const paymentToken = await cardToken(at, testCards.approved);
    const done = await unwrap(
      at.client.checkout.complete({ ...completeWith(checkout, 'test_card'), paymentToken }, { cartToken }),
    );
    const { admin, giftCard } = clientOf(at.shop, 'sk_test');
    const orderId = done.order!.id;
    const order = await unwrap(admin.getOrder({ orderId }));
    expect(order).toMatchObject({
      giftCards: [{ last4: '5050', amount: usd(5000) }],
      amountDue: checkout.amountDue,
      totals: checkout.totals,
    });
    expect((await unwrap(giftCard.get({ giftCardId: 'giftcard_fifty' }))).entries.at(-1)).toMatchObject({
      type: 'spend',
      amount: usd(-5000),
      orderId,
    });
    const part = await unwrap(
      admin.refundOrder({ orderId, refundId: 'refund-1', amount: usd(order.amountDue.amount + 100) }),
    );
    expect(part.refunds[0]).toMatchObject({ status: 'refunded', giftCards: [{ last4: '5050', amount: usd(100) }] });
    const whole = await unwrap(admin.refundOrder({ orderId, refundId: 'refund-2' }));
    expect(whole).toMatchObject({ status: 'refunded', refunds: [{}, { giftCards: [{ amount: usd(4900) }] }] });
    expect((await unwrap(giftCard.get({ giftCardId: 'giftcard_fifty' }))).balance).toEqual(usd(5000));
  });

  it('pays a whole order, in one way that needs no provider', async () => {
    const at = createTestContext();
    const { checkout, cartToken } = await checkoutWith(at, testGiftCards.thousand);
    expect(checkout.paymentMethods).toEqual([{ id: 'nothing_due', kind: 'none', adapter: 'none', config: {} }]);
    const other = at.client.checkout.complete(completeWith(checkout, 'bank_transfer'), { cartToken });
    expect(await refusal(other)).toMatchObject({ code: 'payment_method_unavailable' });
    const done = await unwrap(at.client.checkout.complete(completeWith(checkout, 'nothing_due'), { cartToken }));
    expect(done).toMatchObject({ status: 'completed', amountDue: usd(0), giftCards: [{ last4: '1000' }] });
    const { order } = at.shop.state.orders.get(done.order!.id)!;
    expect(order).toMatchObject({ status: 'paid', payment: { kind: 'none', status: 'paid' } });
  });

  it('gets back what an order took that is called off', async () => {
    const at = createTestContext();
    const { checkout, cartToken } = await checkoutWith(at, testGiftCards.fifty);
    const done = await unwrap(at.client.checkout.complete(completeWith(checkout, 'bank_transfer'), { cartToken }));
    const { admin, giftCard } = clientOf(at.shop, 'sk_test');
    await unwrap(admin.cancelOrder({ orderId: done.order!.id, restock: true }));
    expect((await unwrap(giftCard.get({ giftCardId: 'giftcard_fifty' }))).entries.map(({ type }) => type)).toEqual([
      'issue',
      'spend',
      'release',
    ]);
  });
});
