import type { Money } from '@smallshop/contract';

/**
 * Stripe counts in ISO 4217 minor units, with these exceptions:
 * https://docs.stripe.com/currencies#zero-decimal, https://docs.stripe.com/currencies#special-cases
 */
const stripePerMinorUnit: Readonly<Record<string, number>> = { ISK: 100, UGX: 100, MGA: 0.01 };

/** An amount as Stripe counts it, with its currency in small letters. */
export function stripeAmount({ amount, currency }: Money): { amount: number; currency: string } {
  return { amount: Math.round(amount * (stripePerMinorUnit[currency] ?? 1)), currency: currency.toLowerCase() };
}
