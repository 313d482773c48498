import { currencyDigits } from './currency.ts';

/**
 * Digits by which Stripe counts the currencies where it does not follow ISO 4217.
 * https://docs.stripe.com/currencies#zero-decimal, https://docs.stripe.com/currencies#special-cases
 */
const stripeExceptions: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** Digits after the decimal point that Stripe's API counts a currency by: ISK 2, where ISO 4217 has 0. */
export const stripeDigits = (currency: string): number => stripeExceptions[currency] ?? currencyDigits(currency);
