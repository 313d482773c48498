import type { StripeError } from '@stripe/stripe-js';
import type { PaymentAdapterError } from '../payment-adapter.ts';

/** https://docs.stripe.com/error-codes */
const codes: Readonly<Record<string, string>> = {
  payment_intent_authentication_failure: 'payment_refused',
  payment_intent_payment_attempt_expired: 'payment_refused',
  expired_card: 'card_expired',
  invalid_expiry_month: 'card_expired',
  invalid_expiry_year: 'card_expired',
  incorrect_number: 'card_number_invalid',
  invalid_number: 'card_number_invalid',
  incorrect_cvc: 'card_cvc_invalid',
  invalid_cvc: 'card_cvc_invalid',
  payment_method_customer_decline: 'payment_refused',
  payment_method_provider_decline: 'payment_declined',
};

/** Maps Stripe's error to our code. Stripe's own message is not shown: the shop has its own texts. */
export function stripeError({ type, code = '' }: Pick<StripeError, 'type' | 'code'>): PaymentAdapterError {
  if (codes[code]) return { code: codes[code] };
  if (type === 'card_error') return { code: 'payment_declined' };
  return { code: type === 'api_connection_error' ? 'network_error' : 'payment_failed' };
}
