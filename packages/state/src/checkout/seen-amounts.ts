import type { Checkout } from '@smallshop/contract';
import type { SeenAmounts } from './checkout.types.ts';

/** Returns the amounts that a page shows for this checkout. Undefined without a checkout. */
export function seenAmounts(checkout: Checkout | null): SeenAmounts | undefined {
  const total = checkout?.totals.find(({ type }) => type === 'total');
  return checkout && total ? { total: total.amount, amountDue: checkout.amountDue } : undefined;
}
