import type { Money } from '@smallshop/contract';
import { payableStep } from '../../price/payable-step.ts';

/**
 * Currencies that Stripe counts otherwise than ISO 4217: its digits after the point, and ours.
 * https://docs.stripe.com/currencies, "Zero-decimal currencies" and "Special cases".
 */
const otherDigits: Readonly<Record<string, { stripe: number; iso: number }>> = {
  ISK: { stripe: 2, iso: 0 },
  UGX: { stripe: 2, iso: 0 },
  MGA: { stripe: 0, iso: 2 },
};

/** What Stripe has to be told to take exactly this; null where it cannot take that. */
export function toStripeAmount({ amount, currency }: Money): { amount: number; currency: string } | null {
  const { stripe, iso } = otherDigits[currency] ?? { stripe: 0, iso: 0 };
  const factor = 10 ** Math.abs(stripe - iso);
  const told = stripe >= iso ? amount * factor : amount / factor;
  if (!Number.isSafeInteger(told) || told % payableStep(currency) !== 0) return null;
  return { amount: told, currency: currency.toLowerCase() };
}

export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  const { stripe, iso } = otherDigits[code] ?? { stripe: 0, iso: 0 };
  const factor = 10 ** Math.abs(stripe - iso);
  return { amount: stripe >= iso ? amount / factor : amount * factor, currency: code };
}
