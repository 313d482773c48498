import type Stripe from 'stripe';
import type { Books } from './books.ts';
import { textAt, type Form } from './form.ts';
import { cardDetails } from './objects.ts';
import { StripeApiError } from './stripe-api-error.ts';

const declines: Readonly<Record<string, { code: string; reason: string }>> = {
  '4000000000000002': { code: 'card_declined', reason: 'generic_decline' },
  '4000000000009995': { code: 'card_declined', reason: 'insufficient_funds' },
  '4000000000000069': { code: 'expired_card', reason: 'expired_card' },
};
const asksBank: Readonly<Record<string, { declined?: string }>> = {
  '4000002500003155': {},
  '4000008400001629': { declined: 'generic_decline' },
};
const redirects = new Set(['ideal', 'bancontact', 'alipay', 'wechat_pay', 'paypal', 'klarna']);

/**
 * What the browser's confirm does to a PaymentIntent, by card number or method. Test numbers:
 * https://docs.stripe.com/testing
 */
export function confirm(books: Books, intent: Stripe.PaymentIntent, form: Form, baseUrl: string): void {
  if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status))
    throw StripeApiError.unexpectedState(intent.status);
  const type = textAt(form, 'payment_method_data', 'type');
  const secret = `client_secret=${encodeURIComponent(intent.client_secret!)}`;
  if (type === 'sepa_debit') return books.process(intent, { type });
  if (type && redirects.has(type)) {
    const returnUrl = textAt(form, 'return_url');
    if (!returnUrl)
      throw StripeApiError.invalid(
        'A return_url is needed for this payment method.',
        'parameter_missing',
        'return_url',
      );
    const url = `${baseUrl}/fake/redirect/${intent.id}?${secret}`;
    return books.ask(
      intent,
      { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } },
      { details: { type } },
    );
  }
  if (type !== 'card' && type !== 'link')
    throw StripeApiError.invalid(
      `The payment method type "${type ?? ''}" is invalid.`,
      'payment_method_unactivated',
      'payment_method_data[type]',
    );
  const wallet =
    textAt(form, 'payment_method_data', 'card', 'wallet', 'type') ?? (type === 'link' ? 'link' : undefined);
  const number = (textAt(form, 'payment_method_data', 'card', 'number') ?? (wallet ? '4242424242424242' : '')).replace(
    /\s/g,
    '',
  );
  payByCard(books, intent, { number, wallet, url: `${baseUrl}/fake/3ds/${intent.id}?${secret}` });
}

function payByCard(
  books: Books,
  intent: Stripe.PaymentIntent,
  { number, wallet, url }: { number: string; wallet: string | undefined; url: string },
): void {
  const details = cardDetails(number.slice(-4), wallet);
  const decline = declines[number];
  if (decline) throw declined(books, intent, decline.code, decline.reason);
  const asked = asksBank[number];
  if (asked) {
    const next = { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } };
    return books.ask(intent, next, { details, ...asked });
  }
  if (number !== '4242424242424242')
    throw StripeApiError.invalid('Your card number is incorrect.', 'incorrect_number', 'number');
  books.succeed(intent, details);
}

/** The error that the browser gets; the PaymentIntent can be confirmed again with another card. */
function declined(books: Books, intent: Stripe.PaymentIntent, code: string, reason: string): StripeApiError {
  const error = { type: 'card_error', code, decline_code: reason, message: 'Your card was declined.' } as const;
  books.fail(intent, error);
  return new StripeApiError(402, { ...error, payment_intent: intent });
}

/** The shopper's answer to the bank, in the page or at the other end of a redirect. */
export function answerBank(books: Books, intent: Stripe.PaymentIntent, outcome: 'complete' | 'fail'): void {
  const answer = books.answers.get(intent.id);
  if (intent.status !== 'requires_action' || !answer) throw StripeApiError.unexpectedState(intent.status);
  books.answers.delete(intent.id);
  if (outcome === 'fail') {
    const code =
      intent.next_action?.type === 'redirect_to_url'
        ? 'payment_intent_payment_attempt_failed'
        : 'payment_intent_authentication_failure';
    return books.fail(intent, {
      type: 'invalid_request_error',
      code,
      message: 'The provided payment method has failed authentication.',
    });
  }
  if (answer.declined)
    return books.fail(intent, {
      type: 'card_error',
      code: 'card_declined',
      decline_code: answer.declined,
      message: 'Your card was declined.',
    });
  books.succeed(intent, answer.details);
}
