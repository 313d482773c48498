import { formErrorStrings } from '../error.strings.ts';

/** Words around Stripe's frames; what is inside of them Stripe translates itself. */
export const stripeStrings = {
  ...formErrorStrings,
  paymentLoading: 'Loading the payment form',
  paymentOr: 'or',
  paymentExpress: 'Express checkout',
  paymentShippingLater: 'Shipping, by your address',
} as const;
