import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { logEvent, type Occurrence } from './order-log.repo.ts';
import { nextFulfillment } from './order-state.ts';
import { orders, type OrderRow } from '../records/order.tables.ts';

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
  const from = 'unfulfilled';
  const to = nextFulfillment(from, 'nothing_to_send')!;
  await tx.update(orders).set({ fulfillmentStatus: to }).where(eq(orders.id, order.id));
  await logEvent(
    tx,
    order,
    { type: 'fulfilled', machine: 'fulfillment', from, to },
    { cause: 'no_shipping_required', actor, at },
  );
}
