import type { Database } from '../../platform/database/client.ts';
import { updatePayment } from '../records/payment.repo.ts';
import { cancelOrder } from './cancel-order.ts';
import type { Occurrence } from './order-log.repo.ts';
import type { StoredOrder } from './order.repo.ts';

/**
 * Cancels an order that is not paid, and marks its payment to be voided at the provider, by this process or later
 * by housekeeping. Money that arrives afterwards is refunded. Runs in the caller's transaction, in which the order
 * is locked. Returns false if it is too late to cancel.
 */
export async function cancelUnpaidOrder(
  tx: Database,
  order: StoredOrder,
  occurrence: Occurrence,
  restock: boolean,
): Promise<boolean> {
  if (!(await cancelOrder(tx, order, occurrence, restock))) return false;
  await updatePayment(tx, order.paymentId, {
    status: 'failed',
    failure: { code: 'payment_failed', detail: 'order_cancelled' },
    closeAt: occurrence.at,
  });
  return true;
}
