import Stripe from 'stripe';
import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import type { ProviderEvent, WebhookMessage } from '../port/payment-port.ts';
import type { StripeAccount } from '../../../platform/stripe/stripe-account.ts';
import { fromStripeAmount } from './stripe-amount.ts';
import { stripePayments } from './stripe.tables.ts';

type About = ProviderEvent['about'];
type Ours = { storeId: string; paymentId: string };

/**
 * Reads an event that Stripe posted. Its signature covers the raw bytes and is valid for five minutes
 * (https://docs.stripe.com/webhooks#verify-events). Only the ids in the event are used: events come late, twice and
 * out of order, so the current state is fetched from Stripe.
 */
export async function readStripeEvent(
  db: Database,
  account: StripeAccount,
  { body, headers }: WebhookMessage,
): Promise<ProviderEvent | null | 'forged' | 'invalid'> {
  let event: Stripe.Event;
  try {
    event = account.client.webhooks.constructEvent(body, headers.get('Stripe-Signature') ?? '', account.webhookSecret);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return 'forged';
    if (error instanceof SyntaxError) return 'invalid';
    throw error;
  }
  // JSON, but no event: a number, a list, null.
  if (typeof event?.data?.object !== 'object' || event.data.object === null) return 'invalid';
  const about = await aboutOf(db, event);
  return about && { id: event.id, type: event.type, about };
}

async function aboutOf(db: Database, event: Stripe.Event): Promise<About | null> {
  switch (event.type) {
    case 'payment_intent.processing':
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
      return paymentOf(event.data.object.metadata);
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return refundOf(event.data.object) ?? atStripe(db, 'refunds', event.data.object.payment_intent);
    case 'charge.refunded':
      return atStripe(db, 'refunds', event.data.object.payment_intent);
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
      return atStripe(db, 'disputes', event.data.object.payment_intent);
    default:
      return null;
  }
}

/** Another shop or program may use the same account: what does not carry our names is not ours. */
function paymentOf({ store, payment }: Stripe.Metadata): About | null {
  return store && payment ? { kind: 'payment', storeId: store, paymentId: payment } : null;
}

function refundOf({ metadata, amount, currency }: Stripe.Refund): About | null {
  const { store, payment, refund } = metadata ?? {};
  if (!store || !payment || !refund) return null;
  return {
    kind: 'refund',
    storeId: store,
    paymentId: payment,
    refundId: refund,
    amount: fromStripeAmount(amount, currency),
  };
}

/** Refunds and disputes that were made at Stripe: only the PaymentIntent says whether the payment is ours. */
async function atStripe(
  db: Database,
  kind: 'refunds' | 'disputes',
  intent: string | Stripe.PaymentIntent | null,
): Promise<About | null> {
  const intentId = typeof intent === 'object' ? intent?.id : intent;
  if (!intentId) return null;
  const [ours]: Ours[] = await db.select().from(stripePayments).where(eq(stripePayments.intentId, intentId));
  return ours ? { kind, storeId: ours.storeId, paymentId: ours.paymentId } : null;
}
