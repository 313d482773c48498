import Stripe from 'stripe';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { payableStep } from '../../../money/payable-step.ts';
import {
  ProviderUnavailable,
  type PaymentOutcome,
  type PaymentProvider,
  type PaymentRequest,
} from '../port/payment-port.ts';
import type { StripeAccount } from '../../../platform/stripe/stripe-account.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { outcomeOf } from './stripe-outcome.ts';
import { disputesAtStripe, refundsAtStripe, refundWithStripe } from './stripe-refund.ts';
import { readStripeEvent } from './stripe-webhook.ts';
import { stripePayments } from './stripe.tables.ts';

const expanded = { expand: ['latest_charge'] };

/**
 * Stripe with deferred PaymentIntents: the Payment Element is on the page before a PaymentIntent exists. The server
 * creates one once the stock is reserved, and the browser confirms it with its client secret.
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
    // Checked before the shopper enters a card: Stripe does not accept a thousandth of a dinar.
    isOffered: ({ due }) => toStripeAmount(due) !== null,
    authorize: (request) =>
      reach(async () => {
        const known = await find(request.storeId, request.paymentId);
        return known ? outcomeOf(await client.paymentIntents.retrieve(known, expanded)) : create(db, client, request);
      }),
    resume: (storeId, paymentId) =>
      reach(async () => {
        const intentId = await find(storeId, paymentId);
        if (!intentId) return { status: 'declined', code: 'payment_failed', detail: 'unknown_payment' };
        return outcomeOf(await client.paymentIntents.retrieve(intentId, expanded));
      }),
    cancel: (storeId, paymentId) =>
      reach(async () => {
        const intentId = await find(storeId, paymentId);
        // A PaymentIntent that is created at this moment never reaches the browser, so it cannot be confirmed.
        return intentId ? cancel(client, intentId) : 'canceled';
      }),
    refund: (request) =>
      reach(async () => {
        const intentId = await find(request.storeId, request.paymentId);
        return intentId ? refundWithStripe(client, intentId, request) : { status: 'failed', detail: 'unknown_payment' };
      }),
    refunds: (storeId, paymentId) =>
      reach(async () => {
        const intentId = await find(storeId, paymentId);
        return intentId ? refundsAtStripe(client, intentId) : [];
      }),
    disputes: (storeId, paymentId) =>
      reach(async () => {
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
      {
        ...amount,
        automatic_payment_methods: { enabled: true },
        metadata: { store: storeId, checkout: checkoutId, payment: paymentId },
        ...expanded,
      },
      { idempotencyKey },
    );
    // Stored before the browser receives it: a PaymentIntent that is not in this table cannot be confirmed.
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
  // A processing debit cannot be cancelled. It succeeds or fails; then this is called again.
  if (intent.status === 'processing') throw new ProviderUnavailable('Stripe: the payment is still processing');
  try {
    await client.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' });
    return 'canceled';
  } catch (error) {
    // Confirmed between the two requests.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || error.code !== 'payment_intent_unexpected_state')
      throw error;
    const { status } = await client.paymentIntents.retrieve(intentId);
    if (status === 'succeeded') return 'taken';
    if (status === 'canceled') return 'canceled';
    throw new ProviderUnavailable(`Stripe: the payment is ${status}`, { cause: error });
  }
}

/** If Stripe does not respond, or responds with an error of the account, this says nothing about the payment. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Stripe's messages can quote what was sent; type and code are sufficient.
    if (error instanceof Stripe.errors.StripeError)
      throw new ProviderUnavailable(`Stripe: ${error.type} ${error.code ?? error.statusCode ?? ''}`.trim());
    throw error;
  }
}
