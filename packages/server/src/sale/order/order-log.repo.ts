import type { Actor, OrderEvent } from '@smallshop/contract';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { orderEvents, type OrderEventRow } from '../records/order-progress.tables.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import { nextStatus, type MoneyEvent } from './order-state.ts';
import { orders, type OrderRow } from '../records/order.tables.ts';

/** Why something happened to an order, who did it, and when. */
export interface Occurrence {
  cause: string;
  actor: Actor;
  at: Date;
  /** The shipment or the refund it is about. */
  reference?: string;
}

export type Entry = Pick<OrderEventRow, 'type' | 'machine' | 'from' | 'to'>;

export async function logEvent(
  tx: Database,
  order: Pick<OrderRow, 'id' | 'storeId'>,
  entry: Entry,
  occurrence: Occurrence,
): Promise<void> {
  await logEvents(tx, order, [{ ...entry, ...occurrence }]);
}

/** Prepares the log of several events, in their order. */
export function logEvents(
  tx: Database,
  { id: orderId, storeId }: Pick<OrderRow, 'id' | 'storeId'>,
  entries: readonly (Entry & Occurrence)[],
): PreparedWrite {
  const rows = entries.map((entry) => ({ storeId, orderId, ...entry, reference: entry.reference ?? null }));
  return tx.insert(orderEvents).values(rows);
}

/** Logs an event about the order's money that does not change its status. */
export function logPaymentEvent(
  tx: Database,
  order: OrderRow,
  type: OrderEvent['type'],
  occurrence: Occurrence,
): Promise<void> {
  return logEvent(tx, order, { type, machine: 'order', from: order.status, to: order.status }, occurrence);
}

/**
 * Changes the payment status of an order and logs it. Returns undefined if the event is not possible in the current
 * status, or if the order was changed meanwhile.
 */
export async function transitionOrder(
  tx: Database,
  order: OrderRow,
  event: MoneyEvent,
  type: OrderEvent['type'],
  occurrence: Occurrence,
  changes: Partial<Pick<OrderRow, 'paidAt' | 'last4' | 'paymentKind'>> = {},
): Promise<OrderRow | undefined> {
  const to = nextStatus(order.status, event);
  if (!to) return undefined;
  const unchanged = and(eq(orders.id, order.id), eq(orders.storeId, order.storeId), eq(orders.status, order.status));
  const [moved] = await tx
    .update(orders)
    .set({ ...changes, status: to })
    .where(unchanged)
    .returning();
  if (moved) await logEvent(tx, order, { type, machine: 'order', from: order.status, to }, occurrence);
  return moved;
}

/** Oldest first. */
export function findOrderEvents(
  db: Database,
  { id, storeId }: Pick<OrderRow, 'id' | 'storeId'>,
): Promise<OrderEventRow[]> {
  return db
    .select()
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, id), eq(orderEvents.storeId, storeId)))
    .orderBy(asc(orderEvents.id));
}
