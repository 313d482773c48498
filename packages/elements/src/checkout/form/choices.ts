import type { Checkout, PaymentMethod } from '@smallshop/contract';
import type { CheckoutDraft, CheckoutStore } from '@smallshop/state/checkout';
import type { AddressName } from '../checkout-view.ts';

/** The way to pay that the shopper chose, else the first; during a payment the one that it was begun with. */
export function chosenMethod(
  { payment, paymentMethods }: Checkout,
  draft: CheckoutDraft | undefined,
): PaymentMethod | undefined {
  const wanted = payment?.status === 'requires_action' ? payment.methodId : draft?.paymentMethodId;
  return paymentMethods.find(({ id }) => id === wanted) ?? paymentMethods[0];
}

/** How addresses of the chosen country are written; null while no country is chosen. */
export function addressFormatOf(store: CheckoutStore, name: AddressName) {
  const country = store.$draft.get()[name]?.country;
  return country ? store.addressFormat(country).$format : null;
}
