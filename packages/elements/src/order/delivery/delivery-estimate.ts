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

/** When an order can leave the shop: once it is placed, and not before the last of its pre-orders. */
function sentFrom({ placedAt, lines }: Order): string {
  const days = lines.flatMap(({ preorder }) => (preorder ? [`${preorder.shipsOn}T12:00:00.000Z`] : []));
  return [placedAt, ...days].reduce((last, one) => (Date.parse(one) > Date.parse(last) ? one : last));
}

/** Text of the delivery estimate. It counts from the payment if that has not arrived yet, except for a pre-order. */
export function deliveryEstimate(
  order: Order,
  { minDays, maxDays }: FulfillmentOption,
  language: string,
  text: OrderText,
): string {
  const { placedAt, payment } = order;
  const start = sentFrom(order);
  if (start === placedAt && payment.status === 'pending' && payment.kind === 'bank_transfer') {
    return minDays === maxDays
      ? text('estimateAfterPayment', { count: maxDays })
      : text('estimateRangeAfterPayment', { min: minDays, max: maxDays });
  }
  const from = formatDate(addWorkingDays(start, minDays), language);
  const to = formatDate(addWorkingDays(start, maxDays), language);
  return from === to ? text('estimateDay', { day: to }) : text('estimate', { from, to });
}
