import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { logEvents, type Occurrence } from './order-log.repo.ts';
import { nextFulfillment } from './order-state.ts';
import { orders, type OrderRow } from '../records/order.tables.ts';

/** The event of an order that ships nothing, once it is paid. */
export const fulfilledWithoutParcel = {
  type: 'fulfilled',
  machine: 'fulfillment',
  from: 'unfulfilled',
  to: nextFulfillment('unfulfilled', 'nothing_to_send')!,
  cause: 'no_shipping_required',
} as const;

/**
 * An order that ships nothing waits for no parcel: it is fulfilled once it is paid. Does nothing to any other. Part
 * of the caller's transaction.
 */
export async function fulfillWithoutParcel(
  tx: Database,
  order: Pick<OrderRow, 'id' | 'storeId' | 'fulfillmentOption'>,
  { actor, at }: Pick<Occurrence, 'actor' | 'at'>,
): Promise<void> {
  if (order.fulfillmentOption !== null) return;
  await tx.update(orders).set({ fulfillmentStatus: fulfilledWithoutParcel.to }).where(eq(orders.id, order.id));
  await logEvents(tx, order, [{ ...fulfilledWithoutParcel, actor, at }]);
}
