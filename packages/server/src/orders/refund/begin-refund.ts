import { refuse, type FieldError, type Money, type RefundInput, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { splitRefund } from '../../sale/gift-card/split-refund.ts';
import { payableStep } from '../../money/payable-step.ts';
import { logPaymentEvent, type Occurrence } from '../../sale/order/order-log.repo.ts';
import { isTooMany, refund } from '../fulfillment/fulfillment-quantities.ts';
import { refunds as refundTable, type RefundRow } from '../../sale/records/order-progress.tables.ts';
import type { StoredOrder } from '../../sale/order/order.repo.ts';
import { costOf, leftToRefund, type PricedQuantities } from './refund-amount.ts';
import { findRefund, findRefunds } from './refund.repo.ts';
import { tooMany } from '../fulfillment/send-order.ts';

/** Milliseconds after which a refund that is still `processing` is asked for again. */
export const retryAfterMs = 60_000;

/**
 * Creates a refund before the provider is asked. Runs in a transaction in which the order is locked, so the refunds
 * of an order never sum to more than was paid. The same id with the same content returns the existing refund.
 * `step` comes from the payment provider: the amount that it refunds has to be a multiple of it.
 */
export async function beginRefund(
  tx: Database,
  order: StoredOrder,
  input: RefundInput,
  occurrence: Occurrence,
  step = 1,
): Promise<RefundRow | Refusal> {
  const contentHash = hashToken(
    JSON.stringify([order.id, input.amount?.amount ?? null, input.lines ?? null, input.restock ?? false]),
  );
  const known = await findRefund(tx, order.storeId, input.refundId);
  if (known) return known.contentHash === contentHash ? known : refuse('idempotency_key_reused', { field: 'refundId' });
  if (order.status !== 'paid' && order.status !== 'partly_refunded')
    return refuse('order_state_conflict', { detail: `An order that is ${order.status} has nothing to give back.` });
  const badAmount = input.amount && amountErrors(input.amount, order, step);
  if (badAmount?.length) return refuse('invalid_request', { errors: badAmount });

  const earlier = await findRefunds(tx, order);
  const lines = pricedLines(order, earlier);
  const wanted =
    input.lines ??
    (input.amount === undefined
      ? lines
          .filter((line) => line.quantity > line.refunded)
          .map((line) => ({ lineId: line.id, quantity: line.quantity - line.refunded }))
      : []);
  const refunded = refund(lines, wanted);
  if (isTooMany(refunded)) return tooMany(refunded);
  const left = leftToRefund(order.total, earlier);
  const amount = input.amount?.amount ?? (input.lines ? costOf(lines, wanted, payableStep(order.currency)) : left);
  // An order that cost nothing is refunded with an amount of zero.
  if (amount > left || (amount === 0 && order.total > 0))
    return refuse('refund_too_large', {
      field: 'amount',
      detail:
        amount === 0 && left > 0
          ? 'The price of these items is zero or too small to refund.'
          : `${left} minor units are left to give back.`,
    });

  const row: RefundRow = {
    storeId: order.storeId,
    id: input.refundId,
    orderId: order.id,
    amount,
    status: 'processing',
    giftCards: splitRefund(amount, order, earlier),
    lines: wanted,
    removes: refunded.removes,
    restock: input.restock ?? false,
    cause: occurrence.cause,
    actor: occurrence.actor,
    contentHash,
    failure: null,
    createdAt: occurrence.at,
    askAgainAt: new Date(occurrence.at.getTime() + retryAfterMs),
    attempts: 0,
  };
  await tx.insert(refundTable).values(row);
  await logPaymentEvent(tx, order, 'refund_requested', { ...occurrence, reference: row.id });
  return row;
}

function amountErrors({ amount, currency }: Money, order: StoredOrder, step: number): FieldError[] {
  if (currency !== order.currency)
    return [{ field: 'amount.currency', code: 'not_allowed', detail: `The order was paid in ${order.currency}.` }];
  if (amount < 1) return [{ field: 'amount.amount', code: 'too_small', detail: 'At least 1 minor unit.' }];
  if (amount % step === 0) return [];
  return [
    {
      field: 'amount.amount',
      code: 'invalid',
      detail: `Has to be a multiple of ${step}: ${order.paymentMethodId} gives back no other amounts in ${currency}.`,
    },
  ];
}

/** Returns the lines with their cost. Quantities of refunds that are not answered yet count as refunded. */
function pricedLines({ lines, totals }: StoredOrder, earlier: readonly RefundRow[]): PricedQuantities[] {
  // If prices do not include tax, the tax was paid on top of the line.
  const isOnTop = totals.some(({ type, included }) => type === 'tax' && !included);
  const waiting = earlier.filter(({ status }) => status === 'processing');
  return lines.map((line) => {
    const of = (list: RefundRow['lines']) =>
      list.filter(({ lineId }) => lineId === line.id).reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      ...line,
      refunded: waiting.reduce((sum, { lines: quantities }) => sum + of(quantities), line.refunded),
      removed: waiting.reduce((sum, { removes }) => sum + of(removes), line.removed),
      cost: line.totalAmount + (isOnTop ? line.taxAmount : 0),
    };
  });
}
