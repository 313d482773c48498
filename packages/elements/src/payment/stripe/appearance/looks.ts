import type { Appearance, StripeElementLocale } from '@stripe/stripe-js';
import type { PaymentContext } from '../../payment-adapter.ts';
import { appearanceOf } from './appearance.ts';
import { stripeAmount } from '../stripe-amount.ts';
import { stripeLocale } from '../stripe-locale.ts';

/** What Stripe's frames show of this checkout, and can change while something is typed in them. */
export interface Looks {
  amount: number;
  currency: string;
  locale: StripeElementLocale;
  appearance: Appearance;
}

export const looksOf = ({ total, language }: Pick<PaymentContext, 'total' | 'language'>, probe: Element): Looks => ({
  ...stripeAmount(total),
  locale: stripeLocale(language),
  appearance: appearanceOf(probe),
});

/** Returns what differs, or undefined if nothing does. */
export function changeOf(before: Looks, after: Looks): Partial<Looks> | undefined {
  const changed = (Object.keys(after) as (keyof Looks)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return changed.length ? Object.fromEntries(changed.map((name) => [name, after[name]])) : undefined;
}
