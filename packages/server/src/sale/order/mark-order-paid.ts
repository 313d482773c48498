import type { Database } from '../../platform/database/client.ts';
import { fulfillWithoutParcel } from './fulfill-without-parcel.ts';
import { transitionOrder, type Occurrence } from './order-log.repo.ts';
import type { OrderRow } from '../records/order.tables.ts';

/**
 * Marks a pending order as paid, because the merchant received the money or the provider reports it. Runs in the
 * caller's transaction. Returns undefined and changes nothing if the order is not pending.
 */
export async function markOrderPaid(
  tx: Database,
  order: OrderRow,
  occurrence: Occurrence,
  changes: Partial<Pick<OrderRow, 'last4' | 'paymentKind'>> = {},
): Promise<OrderRow | undefined> {
  const moved = await transitionOrder(tx, order, 'pay', 'paid', occurrence, { ...changes, paidAt: occurrence.at });
  if (moved) await fulfillWithoutParcel(tx, moved, occurrence);
  return moved;
}
