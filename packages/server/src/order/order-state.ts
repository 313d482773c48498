import type { OrderStatus } from '@smallshop/contract';

/** What can happen to the money of an order. */
export type OrderEvent = 'pay' | 'cancel' | 'refund_part' | 'refund';

const transitions: Record<OrderStatus, Partial<Record<OrderEvent, OrderStatus>>> = {
  pending: { pay: 'paid', cancel: 'cancelled' },
  paid: { refund_part: 'partly_refunded', refund: 'refunded' },
  partly_refunded: { refund_part: 'partly_refunded', refund: 'refunded' },
  refunded: {},
  cancelled: {},
};

/** The status after an event, or null where the event cannot happen to an order in this status. */
export function nextStatus(status: OrderStatus, event: OrderEvent): OrderStatus | null {
  return transitions[status][event] ?? null;
}
