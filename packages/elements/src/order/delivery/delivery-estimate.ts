import type { FulfillmentOption, Order } from '@smallshop/contract';
import { formatDate } from '../../internal/format/format-date.ts';
import type { OrderText } from '../order.strings.ts';

/** So many working days later; Saturdays and Sundays do not count. Dates are UTC, as the API's are. */
export function addWorkingDays(iso: string, days: number): string {
  const date = new Date(iso);
  for (let left = days; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left--;
  }
  return date.toISOString();
}

/** Text of the delivery estimate. It counts from the payment if that has not arrived yet. */
export function deliveryEstimate(
  { placedAt, payment }: Order,
  { minDays, maxDays }: FulfillmentOption,
  language: string,
  text: OrderText,
): string {
  if (payment.status === 'pending' && payment.kind === 'bank_transfer') {
    return minDays === maxDays
      ? text('estimateAfterPayment', { count: maxDays })
      : text('estimateRangeAfterPayment', { min: minDays, max: maxDays });
  }
  const from = formatDate(addWorkingDays(placedAt, minDays), language);
  const to = formatDate(addWorkingDays(placedAt, maxDays), language);
  return from === to ? text('estimateDay', { day: to }) : text('estimate', { from, to });
}
