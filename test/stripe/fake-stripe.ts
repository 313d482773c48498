import type {
  PaymentIntent,
  PaymentIntentResult,
  Stripe,
  StripeConstructor,
  StripeElementsOptionsMode,
  ConfirmPaymentData,
} from '@stripe/stripe-js';
import { createApi, type Api } from './api.ts';
import { challenge } from './challenge.ts';
import { IntegrationError } from './emitter.ts';
import { FakeGroup } from './group.ts';

// A fake of https://js.stripe.com/endive/stripe.js, as strict as the original in all cases known to us.

interface Confirmation {
  elements?: FakeGroup;
  clientSecret: string;
  confirmParams?: Partial<ConfirmPaymentData>;
  redirect: 'if_required';
}

type FakeStripe = Pick<Stripe, 'retrievePaymentIntent'> & {
  handleNextAction(options: { clientSecret: string }): Promise<PaymentIntentResult>;
  elements(options: StripeElementsOptionsMode): FakeGroup;
  confirmPayment(options: Confirmation): Promise<PaymentIntentResult>;
};

/** What tests look at. */
export interface FakeStripeRecord {
  groups: FakeGroup[];
  keys: string[];
}

declare global {
  interface Window {
    fakeStripe: FakeStripeRecord;
  }
}

window.fakeStripe = { groups: [], keys: [] };

function createStripe(key: string): FakeStripe {
  const api = createApi(key);
  window.fakeStripe.keys.push(key);
  return {
    elements(options) {
      const group = new FakeGroup(options);
      window.fakeStripe.groups.push(group);
      return group;
    },
    retrievePaymentIntent: (clientSecret) => api.retrieve(clientSecret),
    async handleNextAction({ clientSecret }) {
      const { paymentIntent, error } = await api.retrieve(clientSecret);
      if (error) return { error };
      if (paymentIntent.status !== 'requires_action')
        throw new IntegrationError('handleNextAction: The PaymentIntent supplied is not in the requires_action state.');
      return act(api, clientSecret, paymentIntent);
    },
    async confirmPayment({ elements, clientSecret, confirmParams = {} }) {
      const data = await dataOf(api, elements, clientSecret, confirmParams);
      const { return_url, payment_method_data } = confirmParams;
      const result = await api.confirm(clientSecret, {
        return_url,
        payment_method_data: { ...data, ...payment_method_data },
      });
      const done =
        result.paymentIntent?.status === 'requires_action'
          ? await act(api, clientSecret, result.paymentIntent)
          : result;
      if (!done.error) elements?.express?.paid();
      return done;
    },
  };
}

/** What the frames hold, once everything that Stripe checks is in order. */
async function dataOf(
  api: Api,
  group: FakeGroup | undefined,
  clientSecret: string,
  { payment_method_data: given }: Partial<ConfirmPaymentData>,
): Promise<object> {
  if (!group?.submitted) throw new IntegrationError('elements.submit() must be called before stripe.confirmPayment().');
  const { paymentIntent } = await api.retrieve(clientSecret);
  const { amount, currency } = group.options;
  if (paymentIntent && (paymentIntent.amount !== amount || paymentIntent.currency !== currency)) {
    throw new IntegrationError(
      `The amount of the PaymentIntent (${paymentIntent.amount} ${paymentIntent.currency}) is not that of ` +
        `elements (${amount} ${currency}).`,
    );
  }
  if (group.express) {
    if (!group.express.confirming)
      throw new IntegrationError(
        'Element confirming payment is "expressCheckout", but stripe.confirmPayment() was not called ' +
          'within the "confirm" event.',
      );
    return group.express.data();
  }
  const missing = group.payment!.missing(given?.billing_details);
  if (missing.length)
    throw new IntegrationError(
      `You specified "never" for fields.billingDetails.${missing[0]} when creating the payment Element, ` +
        'but did not pass it when calling stripe.confirmPayment().',
    );
  return group.payment!.data();
}

/** What the bank still wants: a question over this page, or a visit to its own. */
async function act(api: Api, clientSecret: string, intent: PaymentIntent): Promise<PaymentIntentResult> {
  const redirect = intent.next_action?.redirect_to_url?.url;
  if (redirect) {
    location.assign(redirect);
    return new Promise(() => {});
  }
  await challenge(intent);
  const { paymentIntent, error } = await api.retrieve(clientSecret);
  if (error) return { error };
  const failed = paymentIntent.status === 'requires_payment_method' && paymentIntent.last_payment_error;
  return failed
    ? {
        error: { ...failed, type: 'card_error', payment_intent: paymentIntent } as NonNullable<
          PaymentIntentResult['error']
        >,
      }
    : { paymentIntent };
}

window.Stripe = Object.assign(createStripe, { version: 'endive' }) as unknown as StripeConstructor;
