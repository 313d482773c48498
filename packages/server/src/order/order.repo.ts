import { and, asc, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { commerceSettings } from '../checkout/checkout.tables.ts';
import { findSettings } from '../checkout/commerce.repo.ts';
import type { Database } from '../db/client.ts';
import { orderLines, orders, type OrderLineRow, type OrderRow } from './order.tables.ts';

/** An order with its lines in their order. */
export type StoredOrder = OrderRow & { lines: OrderLineRow[] };

export async function findOrder(db: Database, storeId: string, orderId: string): Promise<OrderRow | undefined> {
  return (await db.select().from(orders).where(and(eq(orders.id, orderId), eq(orders.storeId, storeId))))[0];
}

/** Newest first, from the one after `before`. */
export function findOrders(db: Database, storeId: string, limit: number, before?: { placedAt: Date; id: string }): Promise<OrderRow[]> {
  const older = before && or(lt(orders.placedAt, before.placedAt), and(eq(orders.placedAt, before.placedAt), lt(orders.id, before.id)));
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.storeId, storeId), older))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit);
}

export async function withLines(db: Database, rows: readonly OrderRow[]): Promise<StoredOrder[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lines = await db.select().from(orderLines).where(inArray(orderLines.orderId, ids)).orderBy(asc(orderLines.position));
  return rows.map((row) => ({ ...row, lines: lines.filter(({ orderId }) => orderId === row.id) }));
}

/**
 * The next number of a store's orders. It holds the store's settings until the transaction ends, so
 * two orders never get the same one, and one that is rolled back leaves no gap.
 */
export async function takeOrderNumber(tx: Database, storeId: string): Promise<number> {
  await findSettings(tx, storeId);
  const [row] = await tx
    .update(commerceSettings)
    .set({ nextOrderNumber: sql`${commerceSettings.nextOrderNumber} + 1` })
    .where(eq(commerceSettings.storeId, storeId))
    .returning({ next: commerceSettings.nextOrderNumber });
  return row!.next - 1;
}

export async function insertOrder(tx: Database, { lines, ...order }: StoredOrder): Promise<void> {
  await tx.insert(orders).values(order);
  await tx.insert(orderLines).values(lines);
}

/** Moves the order on only if it is still in the status that was read. */
export async function updateOrderStatus(
  db: Database,
  order: Pick<OrderRow, 'id' | 'status'>,
  changes: Partial<Pick<OrderRow, 'status' | 'paidAt'>>,
): Promise<OrderRow | undefined> {
  const unchanged = and(eq(orders.id, order.id), eq(orders.status, order.status));
  return (await db.update(orders).set(changes).where(unchanged).returning())[0];
}
