import { formFaultStrings } from '../fault.strings.ts';

/** Words around Stripe's frames; what is inside of them Stripe translates itself. */
export const stripeStrings = {
  ...formFaultStrings,
  paymentLoading: 'Loading the payment form',
  paymentOr: 'or',
  paymentExpress: 'Express checkout',
  paymentShippingLater: 'Shipping, by your address',
} as const;
