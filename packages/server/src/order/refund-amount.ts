import type { LineQuantity, RefundStatus } from '@smallshop/contract';
import type { Pieces } from './order-pieces.ts';

/** What a line cost altogether, tax included, in minor units. */
export interface PricedPieces extends Pieces {
  cost: number;
}

/**
 * What the given pieces cost. A line's cost is spread over its pieces so that the parts always sum
 * to it: the first `k` of `n` pieces cost ⌊cost·k/n⌋.
 */
export function costOf(lines: readonly PricedPieces[], wanted: readonly LineQuantity[]): number {
  const done = new Map<string, number>();
  let sum = 0;
  for (const { lineId, quantity } of wanted) {
    const line = lines.find(({ id }) => id === lineId)!;
    const before = line.refunded + (done.get(lineId) ?? 0);
    const upTo = (pieces: number) => Math.floor((line.cost * pieces) / line.quantity);
    sum += upTo(before + quantity) - upTo(before);
    done.set(lineId, before + quantity - line.refunded);
  }
  return sum;
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
