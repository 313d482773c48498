import type { Database } from '../db/client.ts';
import { uncountPromotionUse } from '../promotion/promotion-use.repo.ts';
import { restock } from '../stock/adjust-stock.ts';
import { moveOrder, type Occurrence } from './order-log.repo.ts';
import type { StoredOrder } from './order.repo.ts';
import type { OrderRow } from './order.tables.ts';

/**
 * Ends an order for which no money has come, nor anything was sent. Its promotions can be used
 * again; its pieces too, if told. Part of the caller's transaction, in which the order is held.
 * Undefined where it is too late for that.
 */
export async function cancelOrder(tx: Database, order: StoredOrder, occurrence: Occurrence, restockPieces: boolean): Promise<OrderRow | undefined> {
  const { lines, ...row } = order;
  if (order.fulfillmentStatus !== 'unfulfilled') return undefined;
  const moved = await moveOrder(tx, row, 'cancel', 'cancelled', occurrence);
  if (!moved) return undefined;
  await uncountPromotionUse(tx, order.storeId, order.paymentId);
  if (restockPieces) await restockLines(tx, order, lines.map(({ id, quantity }) => ({ lineId: id, quantity })), occurrence);
  return moved;
}

/** Puts pieces of an order back on the shelves they came from; variants in the order of their ids, as whoever takes them. */
export async function restockLines(
  tx: Database, { storeId, id, paymentId, lines }: StoredOrder, pieces: readonly { lineId: string; quantity: number }[], { actor }: Pick<Occurrence, 'actor'>,
): Promise<void> {
  const variantOf = new Map(lines.map((line) => [line.id, line.variantId]));
  const back = pieces.map(({ lineId, quantity }) => ({ variantId: variantOf.get(lineId)!, quantity }));
  for (const { variantId, quantity } of back.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await restock(tx, { storeId, variantId }, quantity, [paymentId, id], { reason: 'restocked', actor });
  }
}
