import type { Database } from '../../platform/database/client.ts';
import { updatePayment } from '../records/payment.repo.ts';
import { cancelOrder } from './cancel-order.ts';
import type { Occurrence } from './order-log.repo.ts';
import type { StoredOrder } from './order.repo.ts';

/**
 * Cancels an order whose money has not come, and has its payment closed from here on, by this process or,
 * should it end, by housekeeping: money that comes all the same goes back. Part of the caller's transaction,
 * in which the order is held. Answers whether it was not too late for that.
 */
export async function cancelUnpaidOrder(tx: Database, order: StoredOrder, occurrence: Occurrence, restock: boolean): Promise<boolean> {
  if (!(await cancelOrder(tx, order, occurrence, restock))) return false;
  await updatePayment(tx, order.paymentId, { status: 'failed', failure: { code: 'payment_failed', detail: 'order_cancelled' }, closeAt: occurrence.at });
  return true;
}
