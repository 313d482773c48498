import { maxCartCodes, maxCodeLength } from '@smallshop/contract/rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCart, pay, createReadyCheckout, refusal, totalOf, unwrap, type Api } from './subject.ts';

const promotion = { kind: 'percentage', titles: { en: 'Ten percent' }, basisPoints: 1000, combinable: true } as const;

/** Discount codes and gift cards. The promotions and cards are set through the API of the merchant. */
export function codesConformance(open: () => Api): void {
  describe('codes', () => {
    beforeAll(async () => {
      const { admin } = open();
      await unwrap(admin.promotion.set({ promotionId: 'ten', ...promotion, code: 'TEN' }));
      const minimumSubtotals = { USD: 50_000_000, EUR: 50_000_000 };
      await unwrap(admin.promotion.set({ promotionId: 'large', ...promotion, code: 'LARGE', minimumSubtotals }));
    });

    const cartWithCodes = async (discountCodes: string[]) => {
      const api = open();
      const { cart, token } = await openCart(api);
      const mine = { cartToken: token };
      return { cart, cartId: cart.id, mine, update: api.client.cart.update({ cartId: cart.id, discountCodes }, mine) };
    };
    const issue = async (amount: number, more: object = {}) =>
      unwrap(open().admin.giftCard.issue({ amount: { amount, currency: 'USD' }, ...more }));

    it('give their discount, in any case and with spaces around them', async () => {
      const { cart, cartId, mine, update } = await cartWithCodes([' ten ', 'TEN']);
      const price = cart.lines[0]!.unitPrice.amount;
      const discount = Math.round(price / 10);
      const cheaper = await unwrap(update);
      expect(cheaper.discountCodes).toEqual([
        { code: 'TEN', applied: true, amount: { amount: discount, currency: 'USD' } },
      ]);
      expect(cheaper.lines[0]).toMatchObject({ discount: { amount: discount }, total: { amount: price - discount } });
      expect(cheaper.totals).toContainEqual({
        type: 'items_discount',
        amount: { amount: -discount, currency: 'USD' },
      });
      const removed = await unwrap(open().client.cart.update({ cartId, discountCodes: [] }, mine));
      expect(removed.discountCodes).toEqual([]);
      expect(totalOf(removed)).toEqual(totalOf(cart));
    });

    it('say why they do not apply', async () => {
      const { cart, cartId, mine, update } = await cartWithCodes(['nothing', 'LARGE', 'TEN']);
      const missing = { amount: 50_000_000 - cart.lines[0]!.unitPrice.amount, currency: 'USD' };
      const zero = { amount: 0, currency: 'USD' };
      expect((await unwrap(update)).discountCodes.slice(0, 2)).toEqual([
        { code: 'NOTHING', applied: false, reason: 'unknown', amount: zero },
        { code: 'LARGE', applied: false, reason: 'minimum_not_met', missing, amount: zero },
      ]);
      const emptied = await unwrap(open().client.cart.removeLine({ cartId, lineId: cart.lines[0]!.id }, mine));
      expect(emptied.discountCodes.at(-1)).toMatchObject({ applied: false, reason: 'no_matching_items' });
    });

    it('have limits', async () => {
      const codes = Array.from({ length: maxCartCodes + 1 }, (_, index) => `CODE${index}`);
      expect(await refusal((await cartWithCodes(codes)).update)).toMatchObject({
        code: 'too_many_discount_codes',
        field: 'discountCodes',
      });
      const same = Array.from({ length: maxCartCodes + 1 }, (_, index) => (index % 2 ? 'ten' : 'TEN '));
      expect((await unwrap((await cartWithCodes(same)).update)).discountCodes.length).toBe(1);
      expect(await refusal((await cartWithCodes(['x'.repeat(maxCodeLength + 1)])).update)).toMatchObject({
        code: 'invalid_request',
        field: 'discountCodes.0',
        errors: [{ code: 'too_long' }],
      });
      expect(await refusal((await cartWithCodes([''])).update)).toMatchObject({ errors: [{ code: 'too_short' }] });
    });

    it('of gift cards pay a part of the total, and never appear in full', async () => {
      const { code, giftCard } = await issue(500);
      const { cart, cartId, mine, update } = await cartWithCodes([code, 'TEN']);
      const withCard = await unwrap(update);
      expect(withCard.giftCards).toEqual([
        {
          id: giftCard.id,
          last4: code.replaceAll(/[\s-]/g, '').slice(-4),
          balance: { amount: 500, currency: 'USD' },
          amount: { amount: 500, currency: 'USD' },
        },
      ]);
      expect(withCard.discountCodes.map((each) => each.code)).toEqual(['TEN']);
      expect(withCard.amountDue.amount).toBe(totalOf(withCard).amount - 500);
      const { client } = open();
      const kept = await unwrap(client.cart.update({ cartId, discountCodes: [] }, mine));
      expect(kept.giftCards.map(({ id }) => id)).toEqual([giftCard.id]);
      const removed = await unwrap(client.cart.update({ cartId, giftCards: [] }, mine));
      expect(removed).toMatchObject({ giftCards: [], amountDue: totalOf(cart) });
    });

    it('of gift cards that cannot be used say why', async () => {
      const disabled = await issue(500);
      await unwrap(open().admin.giftCard.update({ giftCardId: disabled.giftCard.id, disabled: true }));
      const euros = await issue(500, { amount: { amount: 500, currency: 'EUR' } });
      const large = await issue(100_000_00);
      const small = await issue(700);
      const { update } = await cartWithCodes([disabled.code, euros.code, large.code, small.code]);
      const { giftCards, amountDue } = await unwrap(update);
      expect(giftCards.map(({ reason }) => reason)).toEqual(['disabled', 'other_currency', undefined, 'not_needed']);
      expect(amountDue.amount).toBe(0);
    });

    it('of gift cards pay a whole order, and have a smaller balance then', async () => {
      const api = open();
      const { code, giftCard } = await issue(100_000_00);
      const { checkoutId, cartId, checkout, mine } = await createReadyCheckout(api);
      await unwrap(api.client.cart.update({ cartId, discountCodes: [code] }, mine));
      const ready = await unwrap(api.client.checkout.get({ checkoutId }, mine));
      expect(ready.paymentMethods).toEqual([{ id: 'nothing_due', kind: 'none', adapter: 'none', config: {} }]);
      const expectedTotal = totalOf(checkout);
      const done = await unwrap(
        api.client.checkout.complete({ checkoutId, paymentMethodId: 'nothing_due', expectedTotal }, mine),
      );
      expect(done).toMatchObject({ status: 'completed', amountDue: { amount: 0 } });
      const left = await unwrap(api.admin.giftCard.get({ giftCardId: giftCard.id }));
      expect(left.balance.amount).toBe(100_000_00 - expectedTotal.amount);
      const order = { orderId: done.order!.id };
      expect(await unwrap(api.client.order.get(order, { orderToken: done.order!.token }))).toMatchObject({
        status: 'paid',
        giftCards: [{ last4: giftCard.last4, amount: expectedTotal }],
      });
    });

    it('that paid for an order are named there', async () => {
      const api = open();
      const opened = await createReadyCheckout(api);
      await unwrap(api.client.cart.update({ cartId: opened.cartId, discountCodes: ['TEN'] }, opened.mine));
      const checkout = await unwrap(api.client.checkout.get({ checkoutId: opened.checkoutId }, opened.mine));
      const { order } = await unwrap(pay(api, { ...opened, checkout }));
      const { promotions } = await unwrap(api.client.order.get({ orderId: order!.id }, { orderToken: order!.token }));
      expect(promotions).toEqual([{ title: 'TEN', amount: checkout.discountCodes[0]!.amount }]);
    });
  });
}
