import type { LineQuantity, RefundStatus } from '@smallshop/contract';
import type { Quantities } from '../fulfillment/fulfillment-quantities.ts';

/** What a line cost altogether, tax included, in minor units. */
export interface PricedQuantities extends Quantities {
  cost: number;
}

/**
 * What the given pieces cost, as a multiple of `step`. A line's cost is spread over its pieces: the first `k`
 * of `n` cost ⌊cost·k/n⌋. What is given back of all lines is rounded down as one sum, so that however pieces are given back
 * one after the other, their parts sum to that of all of them.
 */
export function costOf(lines: readonly PricedQuantities[], wanted: readonly LineQuantity[], step: number): number {
  const piecesOf = (id: string) => wanted.reduce((sum, { lineId, quantity }) => (lineId === id ? sum + quantity : sum), 0);
  const upTo = (more: (id: string) => number) => {
    const cost = lines.reduce((sum, line) => sum + Math.floor((line.cost * (line.refunded + more(line.id))) / line.quantity), 0);
    return cost - (cost % step);
  };
  return upTo(piecesOf) - upTo(() => 0);
}

/** What can still be given back: a refund counts from the moment it is asked for until it failed. */
export function leftToRefund(paid: number, refunds: readonly { amount: number; status: RefundStatus }[]): number {
  return refunds.reduce((left, { amount, status }) => (status === 'failed' ? left : left - amount), paid);
}

type Counted = readonly { amount: number; status: RefundStatus }[];

/** What the shopper has back. */
function givenBack(refunds: Counted): number {
  return refunds.reduce((sum, { amount, status }) => (status === 'refunded' ? sum + amount : sum), 0);
}

/** What the order's status becomes once refunds are through: only what the shopper has counts. */
export function refundEvent(paid: number, refunds: Counted): 'refund' | 'refund_part' {
  return givenBack(refunds) >= paid ? 'refund' : 'refund_part';
}

/** What it becomes once one of them came back after all. */
export function undoneEvent(refunds: Counted): 'refund_undone' | 'refund_undone_part' {
  return givenBack(refunds) > 0 ? 'refund_undone_part' : 'refund_undone';
}
