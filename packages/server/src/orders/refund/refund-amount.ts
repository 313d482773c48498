import type { LineQuantity, RefundStatus } from '@smallshop/contract';
import type { Quantities } from '../fulfillment/fulfillment-quantities.ts';

/** The whole cost of a line with tax, in minor units. */
export interface PricedQuantities extends Quantities {
  cost: number;
}

/**
 * Returns the cost of the given quantities, as a multiple of `step`. The cost of a line is spread over its
 * quantity: the first `k` of `n` units cost ⌊cost·k/n⌋. The sum over all lines is rounded down once. So several
 * partial refunds sum to the same amount as one refund of everything.
 */
export function costOf(lines: readonly PricedQuantities[], wanted: readonly LineQuantity[], step: number): number {
  const piecesOf = (id: string) =>
    wanted.reduce((sum, { lineId, quantity }) => (lineId === id ? sum + quantity : sum), 0);
  const upTo = (more: (id: string) => number) => {
    const cost = lines.reduce(
      (sum, line) => sum + Math.floor((line.cost * (line.refunded + more(line.id))) / line.quantity),
      0,
    );
    return cost - (cost % step);
  };
  return upTo(piecesOf) - upTo(() => 0);
}

/** Returns what is left to refund. A refund counts from its request until it fails. */
export function leftToRefund(paid: number, refunds: readonly { amount: number; status: RefundStatus }[]): number {
  return refunds.reduce((left, { amount, status }) => (status === 'failed' ? left : left - amount), paid);
}

type Counted = readonly { amount: number; status: RefundStatus }[];

/** Returns the amount that the shopper got back. */
function givenBack(refunds: Counted): number {
  return refunds.reduce((sum, { amount, status }) => (status === 'refunded' ? sum + amount : sum), 0);
}

/** Returns the event for the order after refunds succeeded. Only money that the shopper got back counts. */
export function refundEvent(paid: number, refunds: Counted): 'refund' | 'refund_part' {
  return givenBack(refunds) >= paid ? 'refund' : 'refund_part';
}

/** Returns the event for the order after a refund was reverted by the bank. */
export function undoneEvent(refunds: Counted): 'refund_undone' | 'refund_undone_part' {
  return givenBack(refunds) > 0 ? 'refund_undone_part' : 'refund_undone';
}
