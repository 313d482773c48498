import type { FulfillmentStatus, OrderStatus } from '@smallshop/contract';

/**
 * What can happen to the money of an order. `refund_undone`: none of it is with the shopper any more, because the
 * refunds came back.
 */
export type MoneyEvent = 'pay' | 'cancel' | 'refund_part' | 'refund' | 'refund_undone_part' | 'refund_undone';

const transitions: Record<OrderStatus, Partial<Record<MoneyEvent, OrderStatus>>> = {
  pending: { pay: 'paid', cancel: 'cancelled' },
  paid: { refund_part: 'partly_refunded', refund: 'refunded' },
  partly_refunded: {
    refund_part: 'partly_refunded',
    refund: 'refunded',
    refund_undone_part: 'partly_refunded',
    refund_undone: 'paid',
  },
  refunded: { refund_undone_part: 'partly_refunded', refund_undone: 'paid' },
  cancelled: {},
};

/** The status after an event, or null where the event cannot happen to an order in this status. */
export function nextStatus(status: OrderStatus, event: MoneyEvent): OrderStatus | null {
  return transitions[status][event] ?? null;
}

/**
 * Events of the fulfillment of an order. `drop_rest`: the unfulfilled rest will not be shipped. `nothing_to_send`:
 * the unfulfilled rest needs no shipping.
 */
export type FulfillmentEvent =
  | 'nothing_to_send'
  | 'send_part'
  | 'send_rest'
  | 'drop_rest'
  | 'return_part'
  | 'return_rest';

const moves: Record<FulfillmentStatus, Partial<Record<FulfillmentEvent, FulfillmentStatus>>> = {
  unfulfilled: {
    nothing_to_send: 'fulfilled',
    send_part: 'partially_fulfilled',
    send_rest: 'fulfilled',
    drop_rest: 'unfulfilled',
  },
  partially_fulfilled: {
    send_part: 'partially_fulfilled',
    send_rest: 'fulfilled',
    drop_rest: 'fulfilled',
    return_part: 'partially_fulfilled',
    return_rest: 'returned',
  },
  fulfilled: { return_part: 'fulfilled', return_rest: 'returned' },
  returned: {},
};

/** The fulfillment status after an event, or null where the event cannot happen. */
export function nextFulfillment(status: FulfillmentStatus, event: FulfillmentEvent): FulfillmentStatus | null {
  return moves[status][event] ?? null;
}
