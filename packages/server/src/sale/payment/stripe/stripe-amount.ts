import type { Money } from '@smallshop/contract';
import { currencyDigits, stripeDigits } from '@smallshop/contract/format';
import { payableStep } from '../../../money/payable-step.ts';

/** Returns the amount in the form that Stripe expects; null if Stripe cannot charge exactly this amount. */
export function toStripeAmount({ amount, currency }: Money): { amount: number; currency: string } | null {
  if (!isCounted(currency) || amount % payableStep(currency) !== 0) return null;
  const stripeAmount = scale(amount, stripeDigits(currency) - currencyDigits(currency));
  return Number.isSafeInteger(stripeAmount) ? { amount: stripeAmount, currency: currency.toLowerCase() } : null;
}

export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  return { amount: scale(amount, currencyDigits(code) - stripeDigits(code)), currency: code };
}

/**
 * Whether Stripe says how it counts the currency. Of those with three digits it knows only the ones whose last digit
 * has to be zero, and none with four. https://docs.stripe.com/currencies#three-decimal
 */
function isCounted(currency: string): boolean {
  return currencyDigits(currency) < 3 || payableStep(currency) === 10;
}

/** Moves the decimal point; dividing keeps whole numbers exact, which a factor of 0.01 does not. */
function scale(amount: number, digits: number): number {
  return digits < 0 ? amount / 10 ** -digits : amount * 10 ** digits;
}
