import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { cardDetails, newCharge, newIntent } from '../../../test-support/stripe/objects.ts';
import { outcomeOf } from './stripe-outcome.ts';

const intent = (changes: Partial<Stripe.PaymentIntent>): Stripe.PaymentIntent => ({
  ...newIntent('pi_1', 'pi_1_secret_x', { amount: 4600, currency: 'eur', metadata: {} }),
  ...changes,
});
const charged = (details: Stripe.Charge.PaymentMethodDetails): Stripe.PaymentIntent => {
  const paid = intent({ status: 'succeeded', amount_received: 4600 });
  return { ...paid, latest_charge: newCharge('ch_1', paid, details) };
};
const amount = { amount: 4600, currency: 'EUR' };
const asked = { status: 'requires_action', action: 'stripe_confirm', data: { clientSecret: 'pi_1_secret_x' } };

describe('a PaymentIntent', () => {
  it.each([
    ['that is not confirmed yet', intent({}), asked],
    ['that waits for the bank', intent({ status: 'requires_action' }), asked],
    ['that waits to be confirmed', intent({ status: 'requires_confirmation' }), asked],
    ['under way for days', intent({ status: 'processing' }), { status: 'pending', amount }],
    [
      'that was canceled',
      intent({ status: 'canceled' }),
      { status: 'declined', code: 'payment_failed', detail: 'canceled' },
    ],
    [
      'that was only authorised, which ours never are',
      intent({ status: 'requires_capture' }),
      { status: 'declined', code: 'payment_failed', detail: 'requires_capture' },
    ],
    ['paid by card', charged(cardDetails('4242', undefined)), { status: 'paid', amount, last4: '4242' }],
    [
      'paid with Apple Pay',
      charged(cardDetails('4242', 'apple_pay')),
      { status: 'paid', amount, last4: '4242', kind: 'wallet', wallet: 'apple_pay' },
    ],
    [
      'paid with Alipay',
      charged({ type: 'alipay' }),
      { status: 'paid', amount, last4: null, kind: 'wallet', wallet: 'alipay' },
    ],
    ['paid by iDEAL', charged({ type: 'ideal' }), { status: 'paid', amount, last4: null }],
  ])('%s', (_, given, outcome) => {
    expect(outcomeOf(given)).toEqual(outcome);
  });

  it('has the amount that was received, not the requested amount', () => {
    expect(outcomeOf(intent({ status: 'succeeded', amount_received: 4500 }))).toMatchObject({
      status: 'paid',
      amount: { amount: 4500 },
    });
  });

  it.each([
    [
      { type: 'card_error', code: 'card_declined', decline_code: 'lost_card' },
      { code: 'payment_declined', detail: 'lost_card' },
    ],
    [
      { type: 'card_error', code: 'expired_card' },
      { code: 'payment_declined', detail: 'expired_card' },
    ],
    [
      { type: 'invalid_request_error', code: 'payment_intent_authentication_failure' },
      { code: 'payment_declined', detail: 'payment_intent_authentication_failure' },
    ],
    [{ type: 'api_error' }, { code: 'payment_failed' }],
  ] as const)('that failed with %o says so', (error, refusal) => {
    expect(outcomeOf(intent({ last_payment_error: error as Stripe.PaymentIntent.LastPaymentError }))).toEqual({
      status: 'declined',
      ...refusal,
    });
  });
});
