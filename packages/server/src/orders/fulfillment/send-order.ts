import { refuse, type LineQuantity, type Refusal } from '@smallshop/contract';
import { eq, sql } from 'drizzle-orm';
import { newId } from '../../platform/database/ids.ts';
import type { Database } from '../../platform/database/client.ts';
import { queueMail } from '../../shop/mail-queue/queue-mail.ts';
import { restockLines } from '../../sale/order/cancel-order.ts';
import { recordFulfillment } from './record-fulfillment.ts';
import type { Occurrence } from '../../sale/order/order-log.repo.ts';
import { allOpen, isTooMany, send, takeBack, type TooMany } from './fulfillment-quantities.ts';
import { shipments, type RefundRow } from '../../sale/records/order-progress.tables.ts';
import { orders } from '../../sale/records/order.tables.ts';
import type { StoredOrder } from '../../sale/order/order.repo.ts';
import { termsVector } from '../../sale/order/order-terms.ts';

export interface ParcelContents {
  /** Default: the whole unfulfilled quantity. */
  lines?: readonly LineQuantity[] | undefined;
  trackingNumber?: string | undefined;
  trackingUrl?: string | undefined;
}

/** An order may be shipped if it is paid, or if it is paid on delivery. */
function maySend({ status, paymentKind }: StoredOrder): boolean {
  return (
    status === 'paid' || status === 'partly_refunded' || (status === 'pending' && paymentKind === 'cash_on_delivery')
  );
}

/**
 * Records a shipment and queues a mail to the shopper. Runs in the caller's transaction, in which the order is
 * locked.
 */
export async function sendParcel(
  tx: Database,
  order: StoredOrder,
  refunds: readonly RefundRow[],
  parcel: ParcelContents,
  occurrence: Occurrence,
): Promise<Refusal | undefined> {
  if (!maySend(order))
    return refuse('order_state_conflict', { detail: `An order that is ${order.status} is not sent.` });
  const lines = withoutRefunds(order.lines, refunds);
  const sent = parcel.lines ?? allOpen(lines);
  if (sent.length === 0) return refuse('order_state_conflict', { detail: 'Nothing is left to send.' });
  const checked = send(lines, sent);
  if (isTooMany(checked)) return tooMany(checked);
  const id = newId('shp');
  await tx.insert(shipments).values({
    id,
    storeId: order.storeId,
    orderId: order.id,
    sentAt: occurrence.at,
    lines: [...sent],
    trackingNumber: parcel.trackingNumber ?? null,
    trackingUrl: parcel.trackingUrl ?? null,
  });
  if (parcel.trackingNumber !== undefined) {
    const found = termsVector([parcel.trackingNumber]);
    await tx
      .update(orders)
      .set({ terms: sql`${orders.terms} || ${found}::tsvector` })
      .where(eq(orders.id, order.id));
  }
  // The stored lines still contain the quantities of refunds that the provider has not answered yet.
  const after = send(order.lines, sent);
  if (isTooMany(after)) return tooMany(after);
  await recordFulfillment(tx, order, after, 'shipped', { ...occurrence, reference: id });
  await queueMail(tx, { storeId: order.storeId, kind: 'shipped', orderId: order.id, reference: id }, occurrence.at);
  return undefined;
}

/** Records that shipped quantities came back. */
export async function takeParcelBack(
  tx: Database,
  order: StoredOrder,
  back: readonly LineQuantity[],
  restock: boolean,
  occurrence: Occurrence,
): Promise<Refusal | undefined> {
  if (!order.lines.some(({ shipped, returned }) => shipped > returned))
    return refuse('order_state_conflict', { detail: 'Nothing of it is with the shopper.' });
  const after = takeBack(order.lines, back);
  if (isTooMany(after)) return tooMany(after);
  await recordFulfillment(tx, order, after, 'returned', occurrence);
  if (restock) await restockLines(tx, order, back, occurrence);
  return undefined;
}

/**
 * Returns the lines without the quantities of refunds that the provider has not answered yet: these are not shipped
 * meanwhile.
 */
function withoutRefunds(lines: StoredOrder['lines'], refunds: readonly RefundRow[]): StoredOrder['lines'] {
  const held = refunds.filter(({ status }) => status === 'processing').flatMap(({ removes }) => removes);
  return lines.map((line) => {
    const removed = held
      .filter(({ lineId }) => lineId === line.id)
      .reduce((sum, { quantity }) => sum + quantity, line.removed);
    return { ...line, removed };
  });
}

/** Refuses with the field of the first request whose quantity is too high. */
export function tooMany({ tooMany: index, isUnknown }: TooMany): Refusal {
  if (isUnknown)
    return refuse('invalid_request', {
      errors: [{ field: `lines.${index}.lineId`, code: 'not_allowed', detail: 'The order has no such line.' }],
    });
  const field = `lines.${index}.quantity`;
  return refuse('invalid_request', {
    field,
    errors: [{ field, code: 'too_large', detail: 'The line has a lower quantity left for this.' }],
  });
}
