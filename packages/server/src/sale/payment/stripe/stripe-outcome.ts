import type Stripe from 'stripe';
import type { PaymentOutcome } from '../port/payment-port.ts';
import { fromStripeAmount } from './stripe-amount.ts';

/**
 * What a PaymentIntent (with `latest_charge` expanded) means to the shop.
 * https://docs.stripe.com/payments/paymentintents/lifecycle
 */
export function outcomeOf(intent: Stripe.PaymentIntent): PaymentOutcome {
  switch (intent.status) {
    case 'succeeded':
      return { status: 'paid', amount: fromStripeAmount(intent.amount_received, intent.currency), ...paidWith(intent) };
    case 'processing':
      // A debit that takes days: the stock is sold, and the merchant waits for the money.
      return { status: 'pending', amount: fromStripeAmount(intent.amount, intent.currency) };
    case 'canceled':
      return { status: 'declined', code: 'payment_failed', detail: 'canceled' };
    case 'requires_payment_method':
      return intent.last_payment_error ? declined(intent.last_payment_error) : asked(intent);
    case 'requires_action':
    case 'requires_confirmation':
      return asked(intent);
    // `requires_capture` never happens to ours; whatever else may come one day is not money.
    default:
      return { status: 'declined', code: 'payment_failed', detail: intent.status };
  }
}

/**
 * The browser confirms the payment with the client secret. This shopper receives it, and it is stored nowhere else.
 */
function asked({ client_secret: clientSecret }: Stripe.PaymentIntent): PaymentOutcome {
  if (!clientSecret) return { status: 'declined', code: 'payment_failed', detail: 'client_secret_missing' };
  return { status: 'requires_action', action: 'stripe_confirm', data: { clientSecret } };
}

function declined({ type, code, decline_code: reason }: Stripe.PaymentIntent.LastPaymentError): PaymentOutcome {
  const detail = reason ?? code;
  const ours = type === 'api_error' || type === 'idempotency_error';
  return { status: 'declined', code: ours ? 'payment_failed' : 'payment_declined', ...(detail && { detail }) };
}

function paidWith({ latest_charge: charge }: Stripe.PaymentIntent): {
  last4: string | null;
  kind?: 'wallet';
  wallet?: string;
} {
  const details = typeof charge === 'object' ? charge?.payment_method_details : undefined;
  const wallet =
    details?.card?.wallet?.type ??
    (details && ['link', 'paypal', 'amazon_pay', 'alipay', 'wechat_pay'].find((one) => one === details.type));
  const last4 = details?.card?.last4 ?? null;
  return wallet ? { last4, kind: 'wallet', wallet } : { last4 };
}
