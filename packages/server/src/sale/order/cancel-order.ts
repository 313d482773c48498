import type { Database } from '../../platform/database/client.ts';
import { inLockOrder } from '../../platform/statements/row-lock.ts';
import { releaseGiftCards } from '../gift-card/gift-card.repo.ts';
import { queueMail } from '../../shop/mail-queue/queue-mail.ts';
import { uncountPromotionUse } from '../../shop/promotion-settings/promotion-use.repo.ts';
import { restock } from '../../catalog/stock/adjust-stock.ts';
import { transitionOrder, type Occurrence } from './order-log.repo.ts';
import type { StoredOrder } from './order.repo.ts';
import { stockPartsOf, type OrderRow } from '../records/order.tables.ts';

/**
 * Cancels an order that is not paid and not shipped. Gift cards get back what they paid, promotions can be used
 * again, and with `restock` the stock increases. Queues a mail to the shopper. Runs in the caller's transaction, in
 * which the order is locked. Returns undefined if it is too late to cancel.
 */
export async function cancelOrder(
  tx: Database,
  order: StoredOrder,
  occurrence: Occurrence,
  restock: boolean,
): Promise<OrderRow | undefined> {
  const { lines, ...row } = order;
  if (order.fulfillmentStatus !== 'unfulfilled') return undefined;
  const moved = await transitionOrder(tx, row, 'cancel', 'cancelled', occurrence);
  if (!moved) return undefined;
  // Shelves, promotions, gift cards: in the order in which a payment takes them, so that neither waits for the other.
  if (restock)
    await restockLines(
      tx,
      order,
      lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
      occurrence,
    );
  await uncountPromotionUse(tx, order.storeId, order.paymentId);
  await releaseGiftCards(tx, order.storeId, order.paymentId, occurrence.at);
  await queueMail(
    tx,
    { storeId: order.storeId, kind: 'order_cancelled', orderId: order.id, reference: order.id },
    occurrence.at,
  );
  return moved;
}

/**
 * Returns quantities of an order to the locations they came from. Variants are processed in the order of their ids,
 * as in a reservation, so that two transactions cannot deadlock. Of a bundle, the components are returned.
 */
export async function restockLines(
  tx: Database,
  { storeId, id, paymentId, lines }: StoredOrder,
  quantities: readonly { lineId: string; quantity: number }[],
  { actor }: Pick<Occurrence, 'actor'>,
): Promise<void> {
  const partsOf = new Map(lines.map((line) => [line.id, stockPartsOf(line)]));
  const back = quantities.flatMap(({ lineId, quantity }) =>
    partsOf.get(lineId)!.map((part) => ({ ...part, quantity: part.quantity * quantity })),
  );
  for (const { variantId, quantity } of inLockOrder(back, (each) => each.variantId)) {
    await restock(tx, { storeId, variantId }, quantity, [paymentId, id], { reason: 'restocked', actor });
  }
}
