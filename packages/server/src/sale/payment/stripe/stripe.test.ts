import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setStock, stockOf } from '../../checkout/shopper.harness.ts';
import {
  atTheCardForm,
  card,
  createStripeShop,
  method,
  type StripeShop,
} from '../../../test-support/stripe/stripe-shop.ts';
import { longFormDatabases } from '../../../test-support/test-database.ts';

describe.each(longFormDatabases)('paying with Stripe, on %s', (database) => {
  let shop: StripeShop;
  beforeAll(async () => {
    shop = await createStripeShop({ database });
  });
  afterAll(() => shop.close());
  beforeEach(() => setStock(shop.server, 'OAK-TRAY', 50));

  const orderOf = async (shopper: Awaited<ReturnType<typeof atTheCardForm>>) => {
    const { order } = await shopper.checkout();
    return shop.server.ok(routes.order.get, { orderId: order!.id }, { orderToken: order!.token });
  };

  it('offers it with the publishable key and nothing secret', async () => {
    const { paymentMethods } = await (await atTheCardForm(shop)).checkout();
    expect(paymentMethods[0]).toEqual({
      id: 'stripe',
      kind: 'card',
      adapter: 'stripe',
      config: { publishableKey: 'pk_test_fake' },
    });
  });

  it('creates the PaymentIntent once the stock is reserved, and the order once the browser confirmed', async () => {
    const shopper = await atTheCardForm(shop);
    const { intentId, paymentId, clientSecret } = await shopper.begin();
    expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(49);
    const intent = shop.stripe.books.intent(intentId);
    expect(intent).toMatchObject({
      amount: 4600,
      currency: 'eur',
      automatic_payment_methods: { enabled: true },
      metadata: { store: shop.server.storeId, checkout: shopper.checkoutId, payment: paymentId },
    });
    expect((await shopper.checkout()).payment).toEqual({
      methodId: 'stripe',
      status: 'requires_action',
      action: { type: 'stripe_confirm', paymentId, data: { clientSecret } },
    });
    expect((await shopper.press()).body?.status).toBe('complete_in_progress');
    expect((await shopper.confirm()).status).toBe(200);
    expect((await shopper.press()).body).toMatchObject({ status: 'completed', payment: { status: 'paid' } });
    expect(await orderOf(shopper)).toMatchObject({
      status: 'paid',
      payment: { methodId: 'stripe', kind: 'card', last4: '4242' },
    });
  });

  it('keeps the kind of wallet that was used', async () => {
    const shopper = await atTheCardForm(shop);
    await shopper.begin();
    await shopper.confirm({ 'payment_method_data[card][wallet][type]': 'apple_pay' });
    await shopper.press();
    expect((await orderOf(shopper)).payment).toMatchObject({ kind: 'wallet', last4: '4242' });
  });

  it.each([
    ['4000000000000002', 'generic_decline'],
    ['4000000000009995', 'insufficient_funds'],
    ['4000000000000069', 'expired_card'],
  ])('with %s reports why it was declined, releases the stock and accepts another card', async (number, detail) => {
    const shopper = await atTheCardForm(shop);
    const first = await shopper.begin();
    expect((await shopper.confirm(card(number))).status).toBe(402);
    expect((await shopper.press()).problem).toMatchObject({ status: 402, code: 'payment_declined', detail });
    expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(50);
    // The old PaymentIntent cannot be paid any more, not even with its client secret.
    expect(shop.stripe.books.intent(first.intentId).status).toBe('canceled');
    const second = await shopper.begin();
    expect(second.intentId).not.toBe(first.intentId);
    await shopper.confirm();
    expect((await shopper.press()).body?.status).toBe('completed');
  });

  it('waits for 3-D Secure, and goes by its outcome', async () => {
    for (const [outcome, status] of [
      ['complete', 200],
      ['fail', 402],
    ] as const) {
      const shopper = await atTheCardForm(shop);
      const { intentId, clientSecret } = await shopper.begin();
      await shopper.confirm(card('4000002500003155'));
      expect((await shopper.press()).body?.status).toBe('complete_in_progress');
      const body = new URLSearchParams({ client_secret: clientSecret, outcome });
      await fetch(`${shop.stripe.url}/fake/3ds/${intentId}`, { method: 'POST', body });
      expect((await shopper.press()).status).toBe(status);
    }
  });

  it('comes back from a bank’s own page', async () => {
    const shopper = await atTheCardForm(shop);
    await shopper.begin();
    const { body } = await shopper.confirm(method('ideal'));
    const { next_action: next } = body as { next_action: { redirect_to_url: { url: string } } };
    const page = await (await fetch(next.redirect_to_url.url)).text();
    const authorize = /id="authorize" href="([^"]+)"/.exec(page)![1]!.replaceAll('&#38;', '&');
    const back = await fetch(new URL(authorize, shop.stripe.url), { redirect: 'manual' });
    expect(back.headers.get('Location')).toMatch(
      /^https:\/\/page\.example\/checkout\?payment_intent=pi_.*redirect_status=succeeded$/,
    );
    expect((await shopper.press()).body).toMatchObject({ status: 'completed', payment: { status: 'paid' } });
  });

  it('charges once when the button is pressed in two tabs and confirmed in both', async () => {
    const shopper = await atTheCardForm(shop);
    const [first, second] = await Promise.all([shopper.press(), shopper.press()]);
    expect(first!.body?.payment?.action).toEqual(second!.body?.payment?.action);
    await shopper.begin();
    const confirmed = await Promise.all([shopper.confirm(), shopper.confirm()]);
    expect(confirmed.map(({ status }) => status).sort()).toEqual([200, 400]);
    const done = await Promise.all([shopper.press(), shopper.press()]);
    expect(new Set(done.map(({ body }) => body?.order?.id)).size).toBe(1);
  });

  it('goes on with the same charge when an answer of Stripe’s was lost', async () => {
    const shopper = await atTheCardForm(shop);
    const before = shop.stripe.books.intents.size;
    let lost = 0;
    shop.stripe.afterEffect = ({ path }) =>
      path === '/v1/payment_intents' && lost++ < 3 ? new Response('', { status: 502 }) : undefined;
    expect((await shopper.press()).problem).toMatchObject({ status: 503, code: 'unavailable' });
    shop.stripe.afterEffect = undefined;
    await shopper.begin();
    expect(shop.stripe.books.intents.size).toBe(before + 1);
    await shopper.confirm();
    expect((await shopper.press()).body?.status).toBe('completed');
  }, 20_000);

  it('lets the shopper pay in another way while Stripe does not answer', async () => {
    const shopper = await atTheCardForm(shop);
    shop.stripe.intercept = () => new Response('', { status: 500, headers: { 'Stripe-Should-Retry': 'false' } });
    expect((await shopper.press()).problem?.code).toBe('unavailable');
    expect((await shopper.pay(undefined, { paymentMethodId: 'bank_transfer' })).body).toMatchObject({
      status: 'completed',
      payment: { methodId: 'bank_transfer' },
    });
    shop.stripe.intercept = undefined;
    expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(49);
  });

  it('refuses what Stripe cannot take, with its code', async () => {
    shop.stripe.intercept = ({ method: verb, path }) =>
      verb === 'POST' && path === '/v1/payment_intents'
        ? Response.json(
            { error: { type: 'invalid_request_error', code: 'amount_too_small', message: 'x' } },
            { status: 400 },
          )
        : undefined;
    const shopper = await atTheCardForm(shop);
    expect((await shopper.press()).problem).toMatchObject({
      status: 402,
      code: 'payment_failed',
      detail: 'amount_too_small',
    });
    shop.stripe.intercept = undefined;
    expect(await stockOf(shop.server, 'OAK-TRAY')).toBe(50);
  });

  it('gives the money back when another amount was taken than billed', async () => {
    const shopper = await atTheCardForm(shop);
    const { intentId } = await shopper.begin();
    shop.stripe.books.intent(intentId).amount = 4700;
    await shopper.confirm();
    expect((await shopper.press()).problem).toMatchObject({
      code: 'payment_refunded',
      detail: 'refunded_amount_mismatch',
    });
    expect(shop.stripe.books.refundsOf(intentId)).toMatchObject([{ amount: 4700 }]);
    expect(await shopper.checkout()).toMatchObject({
      order: null,
      payment: { failureCode: 'refunded_amount_mismatch' },
    });
  });
});
