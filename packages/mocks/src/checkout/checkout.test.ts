import { describe, expect, it } from 'vitest';
import { samples, testCards } from '../index.ts';
import {
  cardToken,
  cartWith,
  clientOf,
  unwrap,
  createReadyCheckout,
  refusal,
  createTestContext,
  totalOf,
  type ReadyCheckout,
  type TestContext,
} from '../test-support/test-context.ts';

const expected = ({ checkout }: ReadyCheckout) => ({ checkoutId: checkout.id, expectedTotal: totalOf(checkout) });

async function payByCard(at: TestContext, ready: ReadyCheckout, number: string) {
  const paymentToken = await cardToken(at, number);
  return at.client.checkout.complete(
    { ...expected(ready), paymentMethodId: 'test_card', paymentToken },
    { cartToken: ready.cartToken },
  );
}

describe('a checkout', () => {
  it('lists what is missing, until it is ready', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at);
    const opened = await unwrap(at.client.checkout.create({ cartId: cart.id }, { cartToken }));
    expect(opened.status).toBe('incomplete');
    expect(opened.messages.map(({ path, code }) => [path, code])).toEqual([
      ['contact.email', 'required'],
      ['deliveryAddress.name', 'required'],
      ['deliveryAddress.line1', 'required'],
      ['deliveryAddress.city', 'required'],
      ['deliveryAddress.region', 'required'],
      ['deliveryAddress.postalCode', 'required'],
      ['fulfillment', 'required'],
    ]);
    const [group] = opened.fulfillment.methods[0]!.groups;
    expect([group!.options.map(({ id }) => id), group!.selectedOptionId]).toEqual([['standard', 'express'], null]);
    const { checkout } = await createReadyCheckout(at);
    expect(checkout).toMatchObject({ status: 'ready_for_complete', messages: [] });
    expect(checkout.totals.map(({ type, amount }) => [type, amount.amount])).toEqual([
      ['subtotal', 1800],
      ['fulfillment', 500],
      ['tax', 184],
      ['total', 2484],
    ]);
  });

  it('is one a cart: opening it again answers the same', async () => {
    const at = createTestContext();
    const { checkout, cartToken } = await createReadyCheckout(at);
    const again = await unwrap(at.client.checkout.create({ cartId: checkout.cartId }, { cartToken }));
    expect(again).toEqual(checkout);
  });

  it('reports what another country changes, and names the fields of an address that are wrong there', async () => {
    const at = createTestContext();
    const { checkout, cartToken } = await createReadyCheckout(at);
    const deliveryAddress = {
      country: 'JP',
      name: 'Aoi',
      line1: '1-1',
      city: '千代田区',
      region: 'Texas',
      postalCode: '73301',
    };
    const moved = await unwrap(at.client.checkout.update({ checkoutId: checkout.id, deliveryAddress }, { cartToken }));
    expect(moved.messages.map(({ path, code }) => [path, code])).toEqual([
      ['lines.ln_1', 'price_changed'],
      ['shippingEstimate', 'shipping_changed'],
      ['deliveryAddress.postalCode', 'invalid'],
      ['deliveryAddress.region', 'not_allowed'],
    ]);
    expect(moved.region).toMatchObject({ country: 'JP', decidedBy: 'address' });
  });

  it('refuses a country and a shipping option that the shop does not offer, and a stale version', async () => {
    const at = createTestContext();
    const { checkout, cartToken } = await createReadyCheckout(at);
    const update = (input: object, version?: number) =>
      at.client.checkout.update({ checkoutId: checkout.id, ...input }, { cartToken, version });
    expect(await refusal(update({ deliveryAddress: { country: 'FR' } }))).toMatchObject({
      code: 'country_not_served',
      field: 'deliveryAddress.country',
    });
    const drone = { fulfillmentSelections: [{ groupId: 'all', optionId: 'drone' }] };
    expect((await refusal(update(drone))).code).toBe('fulfillment_option_unavailable');
    expect(await refusal(update({ note: 'x' }, 1))).toMatchObject({
      code: 'version_conflict',
      current: { version: 3 },
    });
  });

  it('needs the token of its cart', async () => {
    const at = createTestContext();
    const { checkout } = await createReadyCheckout(at);
    expect((await refusal(at.client.checkout.get({ checkoutId: checkout.id }, { cartToken: 'guessed' }))).code).toBe(
      'checkout_not_found',
    );
  });
});

describe('paying', () => {
  it('with a valid card creates a paid order, takes the items from stock and completes the cart', async () => {
    const at = createTestContext();
    const ready = await createReadyCheckout(at, 'DRAGON-WELL', 2);
    const result = await payByCard(at, ready, testCards.approved);
    if (!result.ok) throw result.error;
    const { order, status } = result.data;
    expect(status).toBe('completed');
    expect(at.shop.state.stock.get('DRAGON-WELL')).toBe(38);
    const placed = await unwrap(at.client.order.get({ orderId: order!.id }, { orderToken: order!.token }));
    expect(placed).toMatchObject({
      number: '1001',
      status: 'paid',
      payment: { last4: '4242' },
      lines: [{ quantity: 2 }],
    });
    expect(await unwrap(at.client.cart.get({ cartId: ready.checkout.cartId }, ready))).toMatchObject({
      completed: true,
      checkoutId: null,
    });
    expect((await refusal(at.client.order.get({ orderId: order!.id }, { orderToken: 'guessed' }))).code).toBe(
      'order_not_found',
    );
  });

  it('with a declined card leaves the checkout open for another one', async () => {
    const at = createTestContext();
    const ready = await createReadyCheckout(at);
    const declined = await payByCard(at, ready, testCards.declined);
    expect(declined).toMatchObject({ ok: false, error: { code: 'payment_declined' } });
    expect((await payByCard(at, ready, testCards.approved)).ok).toBe(true);
    expect(at.shop.state.orders.size).toBe(1);
  });

  it('waits for a confirmation, then goes on where it was', async () => {
    const at = createTestContext();
    const ready = await createReadyCheckout(at);
    const { cartToken } = ready;
    const asked = await payByCard(at, ready, testCards.needsConfirmation);
    if (!asked.ok) throw asked.error;
    const { paymentId } = asked.data.payment!.action!;
    expect(asked.data).toMatchObject({ status: 'complete_in_progress', payment: { status: 'requires_action' } });
    const complete = { ...expected(ready), paymentMethodId: 'test_card' };
    expect(await unwrap(at.client.checkout.complete(complete, { cartToken }))).toMatchObject({
      status: 'complete_in_progress',
    });
    await unwrap(at.client.payment.confirmTestPayment({ paymentId, outcome: 'approve' }, { cartToken }));
    expect(await unwrap(at.client.checkout.complete(complete, { cartToken }))).toMatchObject({ status: 'completed' });
  });

  it('fails when the shopper refuses the confirmation, and can be tried again', async () => {
    const at = createTestContext();
    const ready = await createReadyCheckout(at);
    const asked = await payByCard(at, ready, testCards.needsConfirmation);
    if (!asked.ok) throw asked.error;
    const { paymentId } = asked.data.payment!.action!;
    await unwrap(at.client.payment.confirmTestPayment({ paymentId, outcome: 'refuse' }, ready));
    const complete = { ...expected(ready), paymentMethodId: 'test_card' };
    expect((await refusal(at.client.checkout.complete(complete, ready))).code).toBe('payment_declined');
    expect((await payByCard(at, ready, testCards.approved)).ok).toBe(true);
  });

  it('makes way for another card, and ends when the cart changes meanwhile', async () => {
    const at = createTestContext();
    const ready = await createReadyCheckout(at);
    const { checkout, cartToken } = ready;
    await payByCard(at, ready, testCards.needsConfirmation);
    await unwrap(at.client.cart.update({ cartId: checkout.cartId, note: 'Ring twice' }, { cartToken }));
    expect(await unwrap(at.client.checkout.get({ checkoutId: checkout.id }, { cartToken }))).toMatchObject({
      status: 'ready_for_complete',
      payment: { status: 'failed' },
    });
    await payByCard(at, ready, testCards.needsConfirmation);
    expect(await payByCard(at, ready, testCards.approved)).toMatchObject({
      ok: true,
      data: { status: 'completed', payment: { status: 'paid' } },
    });
  });

  it.each([
    ['declined', 'payment_declined', 'payment_declined'],
    ['insufficientFunds', 'payment_declined', 'insufficient_funds'],
    ['fails', 'payment_failed', 'processing_error'],
  ] as const)(
    'with the card "%s" is refused as %s and keeps the gateway’s own reason',
    async (card, code, failureCode) => {
      const at = createTestContext();
      const ready = await createReadyCheckout(at);
      expect(await payByCard(at, ready, testCards[card])).toMatchObject({ ok: false, error: { code, status: 402 } });
      const { payment } = await unwrap(at.client.checkout.get({ checkoutId: ready.checkout.id }, ready));
      expect(payment).toEqual({ methodId: 'test_card', status: 'failed', failureCode });
    },
  );

  it('by bank transfer makes a pending order with a bank account, which the merchant marks as paid', async () => {
    const at = createTestContext();
    const ready = await createReadyCheckout(at);
    const done = await unwrap(
      at.client.checkout.complete({ ...expected(ready), paymentMethodId: 'bank_transfer' }, ready),
    );
    const { id: orderId, token: orderToken } = done.order!;
    const order = await unwrap(at.client.order.get({ orderId }, { orderToken }));
    expect(order).toMatchObject({
      status: 'pending',
      payment: { bankDetails: { reference: order.number }, last4: null },
    });
    const merchant = clientOf(at.shop, 'sk_test');
    expect((await unwrap(merchant.admin.markOrderPaid({ orderId }))).status).toBe('paid');
    expect((await refusal(merchant.admin.markOrderPaid({ orderId }))).code).toBe('order_state_conflict');
  });

  it('ships nothing where nothing needs it: the order has no delivery and is fulfilled once it is paid', async () => {
    const at = createTestContext();
    at.shop.state.withoutShipping.add(samples.plain.sku);
    const { cart, token: cartToken } = await cartWith(at);
    expect(cart).toMatchObject({
      requiresShipping: false,
      shippingEstimate: null,
      lines: [{ requiresShipping: false }],
    });
    const { id: checkoutId } = await unwrap(at.client.checkout.create({ cartId: cart.id }, { cartToken }));
    const billingAddress = {
      country: 'US',
      name: 'Ada',
      line1: '1 Main St',
      city: 'Austin',
      region: 'TX',
      postalCode: '73301',
    };
    const ready = await unwrap(
      at.client.checkout.update({ checkoutId, contact: { email: 'ada@example.com' }, billingAddress }, { cartToken }),
    );
    expect(ready).toMatchObject({
      status: 'ready_for_complete',
      requiresShipping: false,
      fulfillment: { methods: [] },
      landedCost: { estimated: false },
    });
    const { order } = await unwrap(
      at.client.checkout.complete(
        { checkoutId, paymentMethodId: 'bank_transfer', expectedTotal: totalOf(ready) },
        { cartToken },
      ),
    );
    const shown = await unwrap(at.client.order.get({ orderId: order!.id }, { orderToken: order!.token }));
    expect(shown).toMatchObject({
      deliveryAddress: null,
      billingAddress,
      fulfillmentOption: null,
      fulfillmentStatus: 'unfulfilled',
    });
    const paid = await unwrap(clientOf(at.shop, 'sk_test').admin.markOrderPaid({ orderId: order!.id }));
    expect(paid).toMatchObject({ status: 'paid', fulfillmentStatus: 'fulfilled', progress: [{ open: 0 }] });
  });

  it('takes a card token once, and no made-up one', async () => {
    const at = createTestContext();
    const ready = await createReadyCheckout(at);
    const complete = { ...expected(ready), paymentMethodId: 'test_card', paymentToken: 'tok_none' };
    expect(await refusal(at.client.checkout.complete(complete, ready))).toMatchObject({
      code: 'payment_token_invalid',
      field: 'paymentToken',
    });
  });

  it('is refused while something is missing, field by field, and for another total than the shopper saw', async () => {
    const at = createTestContext();
    const { cart, token: cartToken } = await cartWith(at);
    const { id: checkoutId } = await unwrap(at.client.checkout.create({ cartId: cart.id }, { cartToken }));
    const early = at.client.checkout.complete(
      { checkoutId, paymentMethodId: 'bank_transfer', expectedTotal: totalOf(cart) },
      { cartToken },
    );
    expect(await refusal(early)).toMatchObject({
      code: 'checkout_incomplete',
      field: 'contact.email',
      errors: { length: 7 },
    });
    const ready = await createReadyCheckout(at);
    const cheap = {
      checkoutId: ready.checkout.id,
      expectedTotal: { amount: 1, currency: 'USD' },
      paymentMethodId: 'bank_transfer',
    };
    expect(await refusal(at.client.checkout.complete(cheap, ready))).toMatchObject({
      code: 'price_changed',
      field: 'expectedTotal',
      current: { id: ready.checkout.id },
    });
  });

  it('names the field of a mistyped card', async () => {
    const { client } = createTestContext();
    const card = { number: testCards.approved, expiryMonth: 12, expiryYear: 2030, cvc: '123' };
    const code = async (change: object) => (await refusal(client.payment.createTestToken({ ...card, ...change }))).code;
    expect(await code({ number: '4242424242424241' })).toBe('card_number_invalid');
    expect(await code({ expiryMonth: 10, expiryYear: 2026 })).toBe('card_expired');
    expect(await code({ cvc: 'abc' })).toBe('card_cvc_invalid');
  });
});
