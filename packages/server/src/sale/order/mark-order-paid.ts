import type { Database } from '../../platform/database/client.ts';
import { fulfillWithoutParcel } from './fulfill-without-parcel.ts';
import { transitionOrder, type Occurrence } from './order-log.repo.ts';
import type { OrderRow } from '../records/order.tables.ts';

/**
 * The money of a pending order has come: the merchant saw it, or the provider tells so later. Part of
 * the caller's transaction. Undefined where the order is not pending; nothing is changed then.
 */
export async function markOrderPaid(
  tx: Database, order: OrderRow, occurrence: Occurrence, changes: Partial<Pick<OrderRow, 'last4' | 'paymentKind'>> = {},
): Promise<OrderRow | undefined> {
  const moved = await transitionOrder(tx, order, 'pay', 'paid', occurrence, { ...changes, paidAt: occurrence.at });
  if (moved) await fulfillWithoutParcel(tx, moved, occurrence);
  return moved;
}
