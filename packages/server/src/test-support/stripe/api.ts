import type Stripe from 'stripe';
import type { Books } from './books.ts';
import { textAt, textsAt, type Form } from './form.ts';
import { listOf } from './objects.ts';
import { StripeApiError } from './stripe-api-error.ts';

/** Routes for the secret key: `METHOD /path`, the path's id, and query or body. Returns the object. */
export function answerApi(books: Books, route: string, id: string, form: Form): unknown {
  const view = (intent: Stripe.PaymentIntent): unknown => expand(books, intent, form);
  switch (route) {
    case 'POST /v1/payment_intents':
      return view(
        books.createIntent({
          amount: wholeNumber(form, 'amount')!,
          currency: needed(form, 'currency'),
          metadata: textsAt(form, 'metadata'),
        }),
      );
    case 'GET /v1/payment_intents/:id':
      return view(books.intent(id));
    case 'POST /v1/payment_intents/:id':
      return view(update(books.intent(id), form));
    case 'POST /v1/payment_intents/:id/cancel': {
      books.cancelIntent(books.intent(id), textAt(form, 'cancellation_reason'));
      return view(books.intent(id));
    }
    case 'POST /v1/refunds':
      return books.refund(needed(form, 'payment_intent'), wholeNumber(form, 'amount', true), textsAt(form, 'metadata'));
    case 'GET /v1/refunds':
      return listOf(books.refundsOf(needed(form, 'payment_intent')), '/v1/refunds');
    case 'GET /v1/refunds/:id':
      return books.refunds.get(id) ?? fail(StripeApiError.missing('refund', id));
    case 'GET /v1/disputes':
      return listOf(books.disputesOf(needed(form, 'payment_intent')), '/v1/disputes');
    case 'POST /v1/payment_method_domains':
      return books.register(needed(form, 'domain_name'));
    case 'POST /v1/payment_method_domains/:id': {
      const domain = books.domains.get(id) ?? fail(StripeApiError.missing('payment_method_domain', id));
      return Object.assign(domain, { enabled: textAt(form, 'enabled') !== 'false' });
    }
    case 'GET /v1/payment_method_domains':
      return books.domainList(textAt(form, 'domain_name'));
    default:
      return fail(StripeApiError.unknown(route));
  }
}

function fail(error: StripeApiError): never {
  throw error;
}

function expand(books: Books, intent: Stripe.PaymentIntent, form: Form): Stripe.PaymentIntent {
  const wanted = Array.isArray(form['expand']) && form['expand'].includes('latest_charge');
  return wanted ? { ...intent, latest_charge: books.charge(intent) ?? null } : intent;
}

function update(intent: Stripe.PaymentIntent, form: Form): Stripe.PaymentIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled')
    throw StripeApiError.unexpectedState(intent.status);
  const amount = wholeNumber(form, 'amount', true);
  return Object.assign(intent, {
    ...(amount !== undefined && { amount }),
    metadata: { ...intent.metadata, ...textsAt(form, 'metadata') },
  });
}

function needed(form: Form, name: string): string {
  return (
    textAt(form, name) || fail(StripeApiError.invalid(`Missing required param: ${name}.`, 'parameter_missing', name))
  );
}

function wholeNumber(form: Form, name: string, optional = false): number | undefined {
  const text = textAt(form, name);
  if (text === undefined && optional) return undefined;
  return /^\d{1,8}$/.test(text ?? '')
    ? Number(text)
    : fail(StripeApiError.invalid(`Invalid integer: ${text}`, 'parameter_invalid_integer', name));
}
