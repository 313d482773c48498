import Stripe from 'stripe';
import type { ProviderDispute, ProviderRefund, RefundOutcome, RefundRequest } from '../port/payment-port.ts';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';

/**
 * Creates a refund under our id, which is unique in its store only. Stripe deletes idempotency keys after a day, so
 * the existing refunds are searched first.
 */
export async function refundWithStripe(
  client: Stripe,
  intentId: string,
  { refundId, amount, storeId, paymentId }: RefundRequest,
): Promise<RefundOutcome> {
  const stripeAmount = toStripeAmount(amount);
  if (!stripeAmount) return { status: 'failed', detail: 'amount_not_payable' };
  for await (const made of client.refunds.list({ payment_intent: intentId, limit: 100 })) {
    if (made.metadata?.['refund'] === refundId) return refundOutcome(made);
  }
  try {
    const metadata = { store: storeId, payment: paymentId, refund: refundId };
    return refundOutcome(
      await client.refunds.create(
        { payment_intent: intentId, amount: stripeAmount.amount, metadata },
        { idempotencyKey: `${storeId}-${refundId}` },
      ),
    );
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    return { status: 'failed', detail: error.code ?? 'invalid_request' };
  }
}

/** Those that a merchant makes in the dashboard carry none of our names. */
export async function refundsAtStripe(client: Stripe, intentId: string): Promise<ProviderRefund[]> {
  const made: ProviderRefund[] = [];
  for await (const one of client.refunds.list({ payment_intent: intentId, limit: 100 })) {
    made.push({
      id: one.metadata?.['refund'] ?? one.id,
      amount: fromStripeAmount(one.amount, one.currency),
      outcome: refundOutcome(one),
    });
  }
  // Stripe lists the newest first.
  return made.reverse();
}

/** https://docs.stripe.com/api/disputes/object#dispute_object-status */
const ended = new Set<string>(['won', 'lost', 'warning_closed', 'prevented']);

export async function disputesAtStripe(client: Stripe, intentId: string): Promise<ProviderDispute[]> {
  const made: ProviderDispute[] = [];
  for await (const { id, reason, status } of client.disputes.list({ payment_intent: intentId, limit: 100 })) {
    made.push({ id, reason, outcome: ended.has(status) ? status : null });
  }
  return made.reverse();
}

/** https://docs.stripe.com/api/refunds/object#refund_object-status */
function refundOutcome({ status, failure_reason: reason }: Stripe.Refund): RefundOutcome {
  if (status === 'succeeded') return { status: 'refunded' };
  if (status === 'failed' || status === 'canceled') return { status: 'failed', detail: reason ?? status };
  return { status: 'pending' };
}
