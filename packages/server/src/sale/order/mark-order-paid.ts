import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { fulfillWithoutParcel } from './fulfill-without-parcel.ts';
import { transitionOrder, type Occurrence } from './order-log.repo.ts';
import { queueMail } from '../../shop/mail-queue/queue-mail.ts';
import { downloads } from '../records/download.tables.ts';
import type { OrderRow } from '../records/order.tables.ts';

/**
 * Marks a pending order as paid, because the merchant received the money or the provider reports it. Queues a mail if
 * there are files to download. Runs in the caller's transaction. Returns undefined and changes nothing if the order is
 * not pending.
 */
export async function markOrderPaid(
  tx: Database,
  order: OrderRow,
  occurrence: Occurrence,
  changes: Partial<Pick<OrderRow, 'last4' | 'paymentKind'>> = {},
): Promise<OrderRow | undefined> {
  const moved = await transitionOrder(tx, order, 'pay', 'paid', occurrence, { ...changes, paidAt: occurrence.at });
  if (!moved) return undefined;
  await fulfillWithoutParcel(tx, moved, occurrence);
  if (await tx.$count(downloads, eq(downloads.orderId, moved.id))) {
    const { id, storeId } = moved;
    await queueMail(tx, { storeId, kind: 'downloads', orderId: id, reference: id }, occurrence.at);
  }
  return moved;
}
