import type { Checkout } from '@smallshop/contract';
import type { SeenAmounts } from './checkout.types.ts';

/** The amounts that a page shows of this checkout; undefined without a checkout. */
export function seenAmounts(checkout: Checkout | null): SeenAmounts | undefined {
  const total = checkout?.totals.find(({ type }) => type === 'total');
  return checkout && total ? { total: total.amount, amountDue: checkout.amountDue } : undefined;
}
