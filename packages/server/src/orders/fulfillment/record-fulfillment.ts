import type { OrderEvent } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { logEvent, type Occurrence } from '../../sale/order/order-log.repo.ts';
import { fulfillmentEvent, type Quantities } from './fulfillment-quantities.ts';
import { nextFulfillment } from '../../sale/order/order-state.ts';
import type { StoredOrder } from '../../sale/order/order.repo.ts';
import { orderLines, orders } from '../../sale/records/order.tables.ts';

/** Stores new quantities of a locked order, updates its fulfillment status and logs the event. */
export async function recordFulfillment(
  tx: Database,
  order: StoredOrder,
  after: readonly Quantities[],
  type: OrderEvent['type'],
  occurrence: Occurrence,
): Promise<void> {
  for (const { id, shipped, returned, refunded, removed } of after) {
    await tx
      .update(orderLines)
      .set({ shipped, returned, refunded, removed })
      .where(and(eq(orderLines.id, id), eq(orderLines.orderId, order.id)));
  }
  const event = fulfillmentEvent(order.lines, after);
  if (!event) return;
  const from = order.fulfillmentStatus;
  const to = nextFulfillment(from, event);
  if (!to) throw new Error(`An order that is ${from} cannot ${event}: its lines and its status disagree.`);
  await tx.update(orders).set({ fulfillmentStatus: to }).where(eq(orders.id, order.id));
  await logEvent(tx, order, { type, machine: 'fulfillment', from, to }, occurrence);
}
