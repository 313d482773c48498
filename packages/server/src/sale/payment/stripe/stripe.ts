import Stripe from 'stripe';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { payableStep } from '../../../money/payable-step.ts';
import { ProviderUnavailable, type PaymentOutcome, type PaymentProvider, type PaymentRequest } from '../port/payment-port.ts';
import type { StripeAccount } from '../../../platform/stripe/stripe-account.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { outcomeOf } from './stripe-outcome.ts';
import { disputesAtStripe, refundsAtStripe, refundWithStripe } from './stripe-refund.ts';
import { readStripeEvent } from './stripe-webhook.ts';
import { stripePayments } from './stripe.tables.ts';

const expanded = { expand: ['latest_charge'] };

/**
 * Stripe with deferred PaymentIntents: the Payment Element is on the page before there is one; the
 * server makes it once the goods are held, and the browser confirms it with its client secret.
 * https://docs.stripe.com/payments/accept-a-payment-deferred
 */
export function createStripeProvider(db: Database, account: StripeAccount): PaymentProvider {
  const { client, publishableKey } = account;
  const find = (storeId: string, paymentId: string) => findIntentId(db, storeId, paymentId);
  return {
    id: 'stripe',
    kind: 'card',
    adapter: 'stripe',
    needsToken: false,
    config: () => ({ publishableKey }),
    step: payableStep,
    // Told before the shopper types a card: Stripe does not take a thousandth of a dinar.
    isOffered: ({ due }) => toStripeAmount(due) !== null,
    authorize: (request) => reach(async () => {
      const known = await find(request.storeId, request.paymentId);
      return known ? outcomeOf(await client.paymentIntents.retrieve(known, expanded)) : create(db, client, request);
    }),
    resume: (storeId, paymentId) => reach(async () => {
      const intentId = await find(storeId, paymentId);
      if (!intentId) return { status: 'declined', code: 'payment_failed', detail: 'unknown_payment' };
      return outcomeOf(await client.paymentIntents.retrieve(intentId, expanded));
    }),
    cancel: (storeId, paymentId) => reach(async () => {
      const intentId = await find(storeId, paymentId);
      // One that is made at this moment is never told to the browser, so nobody can confirm it.
      return intentId ? cancel(client, intentId) : 'canceled';
    }),
    refund: (request) => reach(async () => {
      const intentId = await find(request.storeId, request.paymentId);
      return intentId ? refundWithStripe(client, intentId, request) : { status: 'failed', detail: 'unknown_payment' };
    }),
    refunds: (storeId, paymentId) => reach(async () => {
      const intentId = await find(storeId, paymentId);
      return intentId ? refundsAtStripe(client, intentId) : [];
    }),
    disputes: (storeId, paymentId) => reach(async () => {
      const intentId = await find(storeId, paymentId);
      return intentId ? disputesAtStripe(client, intentId) : [];
    }),
    handleWebhook: (message) => readStripeEvent(db, account, message),
  };
}

async function findIntentId(db: Database, storeId: string, paymentId: string): Promise<string | undefined> {
  const ours = and(eq(stripePayments.storeId, storeId), eq(stripePayments.paymentId, paymentId));
  return (await db.select().from(stripePayments).where(ours))[0]?.intentId;
}

/** One version of one checkout is one PaymentIntent: two processes, a retry and a lost answer all get the same. */
async function create(db: Database, client: Stripe, request: PaymentRequest): Promise<PaymentOutcome> {
  const { storeId, paymentId, checkoutId, idempotencyKey } = request;
  const amount = toStripeAmount(request.amount);
  if (!amount) return { status: 'declined', code: 'payment_failed', detail: 'amount_not_payable' };
  try {
    const intent = await client.paymentIntents.create(
      { ...amount, automatic_payment_methods: { enabled: true }, metadata: { store: storeId, checkout: checkoutId, payment: paymentId }, ...expanded },
      { idempotencyKey },
    );
    // Kept before anybody is told of it: what is not in here cannot be confirmed by anyone.
    await db.insert(stripePayments).values({ storeId, paymentId, intentId: intent.id }).onConflictDoNothing();
    return outcomeOf(intent);
  } catch (error) {
    // An amount below Stripe's minimum, a currency the account cannot take: another way to pay may still do.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    return { status: 'declined', code: 'payment_failed', detail: error.code ?? 'invalid_request' };
  }
}

async function cancel(client: Stripe, intentId: string): Promise<'canceled' | 'taken'> {
  const intent = await client.paymentIntents.retrieve(intentId);
  if (intent.status === 'canceled') return 'canceled';
  if (intent.status === 'succeeded') return 'taken';
  // A debit under way can be called off by nobody. It ends one way or the other; then this is asked again.
  if (intent.status === 'processing') throw new ProviderUnavailable('Stripe: the payment is still processing');
  try {
    await client.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' });
    return 'canceled';
  } catch (error) {
    // Confirmed between the two requests.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || error.code !== 'payment_intent_unexpected_state') throw error;
    const { status } = await client.paymentIntents.retrieve(intentId);
    if (status === 'succeeded') return 'taken';
    if (status === 'canceled') return 'canceled';
    throw new ProviderUnavailable(`Stripe: the payment is ${status}`, { cause: error });
  }
}

/** What Stripe does not answer, or answers with a fault of the account, is no answer about the payment. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Messages of Stripe's can quote what was sent; type and code tell enough.
    if (error instanceof Stripe.errors.StripeError) throw new ProviderUnavailable(`Stripe: ${error.type} ${error.code ?? error.statusCode ?? ''}`.trim());
    throw error;
  }
}
