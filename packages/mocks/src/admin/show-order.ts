import type { AdminOrder, Order, OrderEvent } from '@smallshop/contract';
import type { OrderRecord, ShopState } from '../shop/shop-state.ts';

export const merchant: OrderEvent['actor'] = { kind: 'merchant', id: 'sk_test' };

export const openOrder = (shop: ShopState, orderId: string): OrderRecord | undefined => shop.orders.get(orderId);

export function showOrder({ order, progress, events, tags, internalNotes }: OrderRecord): AdminOrder {
  return {
    ...order,
    progress: progress.map((line) => ({ ...line })),
    events: [...events],
    disputes: [],
    tags: [...tags],
    internalNote: internalNotes[0] ?? null,
  };
}

/** Changes one of the order's two statuses and adds an event. */
export function happened(
  shop: ShopState,
  found: OrderRecord,
  event: Omit<OrderEvent, 'from' | 'at' | 'reference'> & { reference?: string },
): AdminOrder {
  const { order } = found;
  const from = event.machine === 'order' ? order.status : order.fulfillmentStatus;
  found.events.push({ reference: null, ...event, from, at: new Date(shop.now()).toISOString() });
  if (event.machine === 'order') order.status = event.to as Order['status'];
  else order.fulfillmentStatus = event.to as Order['fulfillmentStatus'];
  return showOrder(found);
}

/** An order that ships nothing is fulfilled once it is paid. */
export function fulfillWithoutParcel(shop: ShopState, found: OrderRecord, actor: OrderEvent['actor']): void {
  if (found.order.fulfillmentOption !== null) return;
  happened(shop, found, {
    type: 'fulfilled',
    machine: 'fulfillment',
    to: 'fulfilled',
    cause: 'no_shipping_required',
    actor,
  });
}
