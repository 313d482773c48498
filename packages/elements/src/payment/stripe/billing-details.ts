import type { ConfirmPaymentData } from '@stripe/stripe-js';
import type { CheckoutDraft, DraftAddress } from '@smallshop/state/checkout';

type BillingDetails = NonNullable<NonNullable<ConfirmPaymentData['payment_method_data']>['billing_details']>;

/** An address as Stripe has it. Every field is there: those that its form does not ask for must come from us. */
export function stripeAddress(address: DraftAddress) {
  const { country, region, city, postalCode, line1, line2, sublocality } = address;
  return {
    country,
    state: region ?? '',
    city: city ?? sublocality ?? '',
    postal_code: postalCode ?? '',
    line1: line1 ?? '',
    line2: [line2, city && sublocality].filter(Boolean).join(', '),
  };
}

/** Billing details for Stripe, from what was typed in the checkout. */
export function billingDetails({ email, phone, deliveryAddress, billingAddress }: CheckoutDraft): BillingDetails {
  const address = billingAddress ?? deliveryAddress;
  const dial = phone.trim() || address.phone;
  return {
    name: (address.name ?? address.company ?? '').trim(),
    email: email.trim(),
    ...(dial && { phone: dial }),
    address: stripeAddress(address),
  };
}
