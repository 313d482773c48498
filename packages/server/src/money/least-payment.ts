import { roundUnits } from './round-units.ts';

/**
 * What is worth asking of a card, in minor units: about a dollar. Card payments of less are refused, by Stripe
 * below half a dollar in the currency the merchant is paid in, by what that is worth on the day
 * (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 */
export function leastPayment(currency: string): number {
  return roundUnits[currency] ?? 1;
}
