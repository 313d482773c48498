import { and, asc, eq, lt } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { refunds, shipments, type RefundRow, type ShipmentRow } from '../../sale/records/order-progress.tables.ts';
import type { OrderRow } from '../../sale/records/order.tables.ts';

type OrderKey = Pick<OrderRow, 'id' | 'storeId'>;

/** Oldest first. */
export function findRefunds(db: Database, { id, storeId }: OrderKey): Promise<RefundRow[]> {
  return db
    .select()
    .from(refunds)
    .where(and(eq(refunds.orderId, id), eq(refunds.storeId, storeId)))
    .orderBy(asc(refunds.createdAt), asc(refunds.id));
}

export async function findRefund(db: Database, storeId: string, id: string): Promise<RefundRow | undefined> {
  return (
    await db
      .select()
      .from(refunds)
      .where(and(eq(refunds.storeId, storeId), eq(refunds.id, id)))
  )[0];
}

export async function updateRefund(
  db: Database,
  { storeId, id }: RefundRow,
  changes: Partial<Pick<RefundRow, 'status' | 'failure' | 'attempts' | 'askAgainAt' | 'amount' | 'giftCards'>>,
): Promise<void> {
  await db
    .update(refunds)
    .set(changes)
    .where(and(eq(refunds.storeId, storeId), eq(refunds.id, id)));
}

/** Refunds of all stores that were interrupted by the end of a process, or that the provider did not answer. */
export function findInterruptedRefunds(db: Database, now: Date): Promise<RefundRow[]> {
  const due = and(eq(refunds.status, 'processing'), lt(refunds.askAgainAt, now));
  return db.select().from(refunds).where(due).orderBy(asc(refunds.askAgainAt)).limit(50);
}

/** Oldest first. */
export function findShipments(db: Database, { id, storeId }: OrderKey): Promise<ShipmentRow[]> {
  return db
    .select()
    .from(shipments)
    .where(and(eq(shipments.orderId, id), eq(shipments.storeId, storeId)))
    .orderBy(asc(shipments.sentAt), asc(shipments.id));
}
