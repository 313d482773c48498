import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStripe } from '../../platform/stripe/stripe-account.ts';
import { startFakeStripe, type FakeStripe } from './fake-stripe.ts';
import { parseForm } from './form.ts';

/** Driven through the official library: what it cannot read, Stripe would not have answered. */
describe('the fake of Stripe', () => {
  let fake: FakeStripe;
  let client: Stripe;
  beforeAll(async () => {
    fake = await startFakeStripe();
    ({ client } = openStripe({ ...fake.keys, apiUrl: fake.url }));
  });
  afterAll(() => fake.stop());

  const params = { amount: 1999, currency: 'eur', metadata: { a: 'b' } };
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error as Stripe.errors.StripeError,
    );

  it('gives the same answer to the same key, and none to another request under it', async () => {
    const key = { idempotencyKey: 'once' };
    const [first, second] = await Promise.all([
      client.paymentIntents.create(params, key),
      client.paymentIntents.create(params, key),
    ]);
    expect(second.id).toBe(first.id);
    expect(await failure(client.paymentIntents.create({ ...params, amount: 2000 }, key))).toBeInstanceOf(
      Stripe.errors.StripeIdempotencyError,
    );
  });

  it('keeps secrets apart: neither another secret nor another key opens a payment', async () => {
    const { id, client_secret: secret } = await client.paymentIntents.create(params);
    expect((await fake.confirm(`${id}_secret_guess`)).status).toBe(404);
    expect((await fake.confirm(secret!, { key: 'pk_test_other' })).status).toBe(401);
    const { client: stranger } = openStripe({ ...fake.keys, secretKey: 'sk_test_other', apiUrl: fake.url });
    expect(await failure(stranger.paymentIntents.retrieve(id))).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect((await fake.confirm(secret!)).status).toBe(200);
    expect(await client.paymentIntents.retrieve(id)).toMatchObject({
      status: 'succeeded',
      amount_received: 1999,
      metadata: { a: 'b' },
    });
  });

  it('cancels what is not paid, and refunds what is', async () => {
    const open = await client.paymentIntents.create(params);
    expect((await client.paymentIntents.cancel(open.id)).status).toBe('canceled');
    expect((await fake.confirm(open.client_secret!)).status).toBe(400);
    expect(await failure(client.refunds.create({ payment_intent: open.id }))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    const paid = await client.paymentIntents.create(params);
    await fake.confirm(paid.client_secret!);
    expect(await failure(client.paymentIntents.cancel(paid.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    const part = await client.refunds.create({ payment_intent: paid.id, amount: 999 });
    expect(await client.refunds.retrieve(part.id)).toMatchObject({ amount: 999, status: 'succeeded' });
    expect(await failure(client.refunds.create({ payment_intent: paid.id, amount: 1001 }))).toBeInstanceOf(
      Stripe.errors.StripeInvalidRequestError,
    );
    await client.refunds.create({ payment_intent: paid.id });
    expect(await failure(client.refunds.create({ payment_intent: paid.id }))).toMatchObject({
      code: 'charge_already_refunded',
    });
    expect((await client.refunds.list({ payment_intent: paid.id })).data).toHaveLength(2);
  });

  it('returns Stripe’s error for an unknown route', async () => {
    expect(await failure(client.paymentIntents.retrieve('pi_none'))).toMatchObject({
      code: 'resource_missing',
      statusCode: 404,
    });
    expect(await failure(client.paymentIntents.create({ amount: 1, currency: 'eur' }))).toMatchObject({
      code: 'amount_too_small',
    });
    expect(await failure(client.customers.list())).toMatchObject({ statusCode: 404 });
  });

  it('takes no thousandths of a dinar, and gives none back', async () => {
    expect(await failure(client.paymentIntents.create({ amount: 5355, currency: 'kwd' }))).toBeInstanceOf(
      Stripe.errors.StripeInvalidRequestError,
    );
    const paid = await client.paymentIntents.create({ amount: 5350, currency: 'kwd' });
    await fake.confirm(paid.client_secret!);
    expect(await failure(client.refunds.create({ payment_intent: paid.id, amount: 1005 }))).toBeInstanceOf(
      Stripe.errors.StripeInvalidRequestError,
    );
    expect(await client.refunds.create({ payment_intent: paid.id, amount: 1000 })).toMatchObject({
      status: 'succeeded',
    });
  });

  it('asks for 3-D Secure with a page that a frame can hold', async () => {
    const { client_secret: secret } = await client.paymentIntents.create(params);
    const { body } = await fake.confirm(secret!, { 'payment_method_data[card][number]': '4000 0084 0000 1629' });
    const { next_action: next } = body as unknown as Stripe.PaymentIntent;
    const address = next!.use_stripe_sdk!['stripe_js'] as string;
    expect(await (await fetch(address)).text()).toContain('id="complete"');
    const answered = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ client_secret: secret!, outcome: 'complete' }),
    });
    expect(await answered.json()).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { decline_code: 'generic_decline' },
    });
  });

  it('reads forms as Stripe writes them', () => {
    expect(parseForm('a=1&m[x]=2&m[y][z]=3&e[]=p&e[]=q&f[0]=r')).toEqual({
      a: '1',
      m: { x: '2', y: { z: '3' } },
      e: ['p', 'q'],
      f: ['r'],
    });
  });

  it('signs what it posts so that the library takes it', () => {
    const event = fake.webhooks.events[0]!;
    const { body, headers } = fake.webhooks.signed(event);
    expect(client.webhooks.constructEvent(body, headers['Stripe-Signature']!, fake.keys.webhookSecret)).toMatchObject({
      id: event.id,
      type: 'payment_intent.created',
    });
  });
});
