import type { Money } from '@smallshop/contract';
import { currencyDigits, stripeDigits } from '@smallshop/contract/format';

/** An amount as Stripe counts it, with its currency in small letters. */
export function stripeAmount({ amount, currency }: Money): { amount: number; currency: string } {
  return {
    amount: Math.round(amount * 10 ** (stripeDigits(currency) - currencyDigits(currency))),
    currency: currency.toLowerCase(),
  };
}
