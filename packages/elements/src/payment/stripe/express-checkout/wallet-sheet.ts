import type { LineItem, ShippingRate } from '@stripe/stripe-js';
import type { Checkout, Money } from '@smallshop/contract';
import { totalKind } from '@smallshop/contract/totals';
import { stripeAmount } from '../stripe-amount.ts';

export interface Sheet {
  shippingRates: ShippingRate[];
  lineItems: LineItem[];
  /** What is charged. */
  total: Money | undefined;
}

/**
 * The checkout as a wallet's sheet shows it, the chosen way of shipping first.
 * @param later Placeholder for the shipping options until an address is known: a sheet that asks for an address must
 *   show at least one.
 */
export function sheetOf(checkout: Checkout | null, later?: string): Sheet {
  const total = checkout?.amountDue;
  const rates = (checkout?.fulfillment.methods ?? [])
    .flatMap(({ groups }) => groups)
    .flatMap(({ options, selectedOptionId }) =>
      options.toSorted((a, b) => Number(b.id === selectedOptionId) - Number(a.id === selectedOptionId)),
    );
  // A promotion makes every way free: the total counts none of it.
  const isFree = checkout?.totals.some((total) => totalKind(total) === 'shippingDiscount');
  const shippingRates = rates.map(({ id, title, price, minDays, maxDays }): ShippingRate => ({
    id,
    displayName: title,
    amount: isFree ? 0 : stripeAmount(price).amount,
    deliveryEstimate: {
      minimum: { unit: 'business_day', value: minDays },
      maximum: { unit: 'business_day', value: maxDays },
    },
  }));
  if (shippingRates.length === 0 && later) shippingRates.push({ id: 'later', displayName: later, amount: 0 });
  return { shippingRates, lineItems: itemsOf(checkout), total };
}

/** The items. Empty if discounts or gift cards make their sum higher than the charge, which Stripe refuses. */
function itemsOf(checkout: Checkout | null): LineItem[] {
  if (!checkout || checkout.giftCards.some(({ amount }) => amount.amount > 0)) return [];
  const items = checkout.lines.map((line) => ({
    name: `${line.quantity} × ${line.title}`,
    amount: stripeAmount(line.total).amount,
  }));
  const sum = items.reduce((all, { amount }) => all + amount, 0);
  return sum <= stripeAmount(checkout.amountDue).amount ? items : [];
}
