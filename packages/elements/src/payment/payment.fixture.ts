import type { CheckoutDraft } from '@smallshop/state/checkout';
import type { Messages } from '../internal/language/messages.ts';
import type { PaymentGateway, PaymentText } from './payment-adapter.ts';

export const draft: CheckoutDraft = {
  email: 'lin@example.com',
  phone: '',
  billingAddress: null,
  note: '',
  fulfillmentOptionId: 'standard',
  paymentMethodId: null,
  deliveryAddress: { country: 'DE', name: 'Lin Yan', line1: 'Hauptstraße 1', postalCode: '26133', city: 'Oldenburg' },
};

/** A gateway behind which is no shop: what was typed, and nothing that can be asked. */
export function gatewayOf(change: Partial<PaymentGateway> = {}): PaymentGateway {
  const no = () => Promise.resolve({ ok: false as const, error: { code: 'not_found' } });
  return {
    createTestToken: no,
    confirmTestPayment: no,
    $checkout: { get: () => null },
    $draft: { get: () => draft },
    edit: () => {},
    save: async () => true,
    addressFormat: () => {
      throw new Error('This gateway knows no address formats');
    },
    ...change,
  };
}

export const wordsOf =
  (words: Messages): PaymentText =>
  (key) =>
    typeof words[key] === 'string' ? words[key] : '';
