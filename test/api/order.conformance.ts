import { minuteMs, hourMs } from '@smallshop/contract';
import { orderCodeMinutes } from '@smallshop/contract/rules';
import { describe, expect, it } from 'vitest';
import { cardToken, pay, createReadyCheckout, refusal, testCards, totalOf, unwrap, type Api } from './subject.ts';

/** The payment of a checkout, and the order that follows. */
export function orderConformance(open: () => Api): void {
  describe('a payment', () => {
    it('by card places one order, however often it is sent', async () => {
      const api = open();
      const ready = await createReadyCheckout(api);
      const { checkoutId, cartId, checkout, mine } = ready;
      const paymentToken = await cardToken(api);
      const input = { checkoutId, paymentMethodId: 'test_card', expectedTotal: totalOf(checkout), paymentToken };
      const done = await unwrap(api.client.checkout.complete(input, mine));
      expect(done).toMatchObject({ status: 'completed', payment: { methodId: 'test_card', status: 'paid' } });
      expect(done.order?.number).toMatch(/^\d+$/);
      const again = await unwrap(api.client.checkout.complete(input, mine));
      expect(again.order).toEqual(done.order);
      expect(await unwrap(api.client.cart.get({ cartId }, mine))).toMatchObject({ completed: true, checkoutId: null });
      const code = async (call: Parameters<typeof refusal>[0]) => (await refusal(call)).code;
      expect(await code(api.client.cart.update({ cartId, note: 'x' }, mine))).toBe('cart_completed');
      expect(await code(api.client.checkout.create({ cartId }, mine))).toBe('cart_completed');
      expect(await code(api.client.checkout.update({ checkoutId, note: 'x' }, mine))).toBe('checkout_closed');
      const other = await createReadyCheckout(api);
      const reuse = { ...input, checkoutId: other.checkoutId, expectedTotal: totalOf(other.checkout) };
      expect(await refusal(api.client.checkout.complete(reuse, other.mine))).toMatchObject({
        code: 'payment_token_invalid',
        field: 'paymentToken',
      });
    });

    it.each([
      ['declined', 'payment_declined', undefined],
      ['insufficientFunds', 'payment_declined', 'insufficient_funds'],
      ['fails', 'payment_failed', 'processing_error'],
    ] as const)('by a card that is %s leaves the checkout open for another card', async (card, code, failureCode) => {
      const api = open();
      const ready = await createReadyCheckout(api);
      expect(await refusal(pay(api, ready, testCards[card]))).toMatchObject({ code, status: 402 });
      const { checkoutId, mine } = ready;
      const after = await unwrap(api.client.checkout.get({ checkoutId }, mine));
      expect(after).toMatchObject({
        status: 'ready_for_complete',
        payment: { methodId: 'test_card', status: 'failed', failureCode: failureCode ?? code },
        order: null,
      });
      expect((await unwrap(pay(api, { ...ready, checkout: after }))).status).toBe('completed');
    });

    it('by a card that needs a confirmation waits for it', async () => {
      const api = open();
      const ready = await createReadyCheckout(api);
      const waiting = await unwrap(pay(api, ready, testCards.needsConfirmation));
      expect(waiting).toMatchObject({ status: 'complete_in_progress', payment: { status: 'requires_action' } });
      const { paymentId } = waiting.payment!.action as { paymentId: string };
      const { checkoutId, mine } = ready;
      const confirm = (outcome: 'approve' | 'refuse') =>
        api.client.payment.confirmTestPayment({ paymentId, outcome }, mine);
      expect(
        (await refusal(api.client.payment.confirmTestPayment({ paymentId, outcome: 'approve' }, { cartToken: 'x' })))
          .code,
      ).toBe('not_found');
      expect(await unwrap(confirm('approve'))).toEqual({ paymentId, status: 'authorized' });
      expect(await unwrap(confirm('refuse'))).toEqual({ paymentId, status: 'authorized' });
      const input = { checkoutId, paymentMethodId: 'test_card', expectedTotal: totalOf(ready.checkout) };
      expect((await unwrap(api.client.checkout.complete(input, mine))).status).toBe('completed');
    });

    it('whose confirmation is refused is declined, and one that the shopper abandons fails', async () => {
      const api = open();
      const ready = await createReadyCheckout(api);
      const { checkoutId, cartId, mine } = ready;
      const waiting = await unwrap(pay(api, ready, testCards.needsConfirmation));
      const { paymentId } = waiting.payment!.action as { paymentId: string };
      await unwrap(api.client.payment.confirmTestPayment({ paymentId, outcome: 'refuse' }, mine));
      const input = { checkoutId, paymentMethodId: 'test_card', expectedTotal: totalOf(ready.checkout) };
      expect((await refusal(api.client.checkout.complete(input, mine))).code).toBe('payment_declined');
      await unwrap(pay(api, ready, testCards.needsConfirmation));
      await unwrap(api.client.cart.update({ cartId, note: 'Ring twice' }, mine));
      expect(await unwrap(api.client.checkout.get({ checkoutId }, mine))).toMatchObject({
        status: 'ready_for_complete',
        payment: { status: 'failed', failureCode: 'abandoned' },
      });
    });

    it('by bank transfer places an order that waits for the money', async () => {
      const api = open();
      const { checkoutId, checkout, mine } = await createReadyCheckout(api);
      const input = { checkoutId, paymentMethodId: 'bank_transfer', expectedTotal: totalOf(checkout) };
      const { order } = await unwrap(api.client.checkout.complete(input, mine));
      const placed = await unwrap(api.client.order.get({ orderId: order!.id }, { orderToken: order!.token }));
      expect(placed).toMatchObject({
        status: 'pending',
        payment: { kind: 'bank_transfer', status: 'pending', last4: null, bankDetails: { reference: order!.number } },
      });
    });

    it('refuses wrong cards before anything is paid', async () => {
      const { client } = open();
      const card = { number: testCards.approved, expiryMonth: 12, expiryYear: 2035, cvc: '123' };
      const wrong = async (change: object) => {
        const { code, field } = await refusal(client.payment.createTestToken({ ...card, ...change }));
        return [code, field];
      };
      expect(await wrong({ number: '4242424242424241' })).toEqual(['card_number_invalid', 'number']);
      expect(await wrong({ expiryYear: 2020 })).toEqual(['card_expired', 'expiryYear']);
      expect(await wrong({ cvc: '12x' })).toEqual(['card_cvc_invalid', 'cvc']);
      expect(await wrong({ expiryMonth: 13 })).toEqual(['invalid_request', 'expiryMonth']);
      const spaced = await unwrap(client.payment.createTestToken({ ...card, number: '4242 4242 4242 4242' }));
      expect(spaced.last4).toBe('4242');
    });

    it('is refused when the stock was sold meanwhile', async () => {
      const api = open();
      const { sku, left } = api.samples.lowStock;
      const [first, second] = [await createReadyCheckout(api, sku, left), await createReadyCheckout(api, sku, left)];
      await unwrap(pay(api, first));
      const { checkout } = second;
      expect(await refusal(pay(api, second))).toMatchObject({
        code: 'out_of_stock',
        left: 0,
        field: `lines.${checkout.lines[0]!.id}`,
      });
    });
  });

  describe('an order', () => {
    const ordered = async () => {
      const ready = await createReadyCheckout(open());
      const { order } = await unwrap(pay(open(), ready));
      return { ...ready, ...order! };
    };

    it('shows what was bought, with its token only', async () => {
      const { client, samples } = open();
      const { checkout, id: orderId, number, token: orderToken } = await ordered();
      const order = await unwrap(client.order.get({ orderId }, { orderToken }));
      expect(order).toMatchObject({
        number,
        status: 'paid',
        fulfillmentStatus: 'unfulfilled',
        contact: { email: 'ada@example.com' },
        deliveryAddress: samples.home.address,
        totals: checkout.totals,
        payment: { kind: 'card', status: 'paid', last4: '4242' },
        shipments: [],
        refunds: [],
      });
      expect(order.lines.map(({ sku, quantity, total }) => [sku, quantity, total])).toEqual(
        checkout.lines.map(({ sku, quantity, total }) => [sku, quantity, total]),
      );
      expect((await refusal(client.order.get({ orderId }, { orderToken: 'guessed' }))).code).toBe('order_not_found');
      expect((await refusal(client.order.get({ orderId: 'none' }, { orderToken }))).code).toBe('order_not_found');
    });

    it('is found by its number, e-mail address and the code that was sent', async () => {
      const { client, orderCode } = open();
      const { id, number, token } = await ordered();
      const lookup = await unwrap(client.order.lookUp({ number: ` #${number}`, email: ' Ada@Example.com' }));
      const code = await orderCode();
      const enter = (text: string) => client.order.openByCode({ lookupId: lookup.id, code: text });
      expect(await refusal(enter('000000'))).toMatchObject({ code: 'order_code_invalid', field: 'code' });
      expect(await unwrap(enter(`${code.slice(0, 3)} ${code.slice(3)}`))).toEqual({ id, number, token });
      // A code is good for one time.
      expect((await refusal(enter(code))).code).toBe('order_code_invalid');
    });

    it('is not revealed: a lookup without an order looks the same', async () => {
      const { client, orderCode } = open();
      const { number } = await ordered();
      await unwrap(client.order.lookUp({ number, email: 'ada@example.com' }));
      const code = await orderCode();
      for (const input of [
        { number: '999999', email: 'ada@example.com' },
        { number, email: 'eve@example.com' },
      ]) {
        const { id: lookupId } = await unwrap(client.order.lookUp(input));
        expect((await refusal(client.order.openByCode({ lookupId, code }))).code).toBe('order_code_invalid');
      }
      expect((await refusal(client.order.openByCode({ lookupId: 'none', code }))).code).toBe('order_code_invalid');
    });

    it(`is opened by a code for ${orderCodeMinutes} minutes, with five attempts`, async () => {
      const { client, orderCode, advance } = open();
      const { number } = await ordered();
      const lookUp = async () => (await unwrap(client.order.lookUp({ number, email: 'ada@example.com' }))).id;
      const late = await lookUp();
      const lateCode = await orderCode();
      advance((orderCodeMinutes + 1) * minuteMs);
      expect((await refusal(client.order.openByCode({ lookupId: late, code: lateCode }))).code).toBe(
        'order_code_invalid',
      );
      advance(hourMs);
      const guessed = await lookUp();
      const code = await orderCode();
      const wrong = code === '000000' ? '000001' : '000000';
      for (let attempt = 0; attempt < 5; attempt++)
        await refusal(client.order.openByCode({ lookupId: guessed, code: wrong }));
      expect((await refusal(client.order.openByCode({ lookupId: guessed, code }))).code).toBe('order_code_invalid');
    });
  });
}
