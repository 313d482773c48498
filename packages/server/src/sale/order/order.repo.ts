import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { commerceSettings, type SettingsRow } from '../../shop/store/settings.tables.ts';
import { findSettings } from '../../shop/store/settings.repo.ts';
import type { Database } from '../../platform/database/client.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import { mailOutbox, type OutboxRow } from '../../shop/mail-queue/mail.tables.ts';
import { refunds, shipments, type RefundRow, type ShipmentRow } from '../records/order-progress.tables.ts';
import { orderTerms } from './order-terms.ts';
import { orderLines, orders, type OrderLineRow, type OrderRow } from '../records/order.tables.ts';

/** An order with its lines in their order. */
export type StoredOrder = OrderRow & { lines: OrderLineRow[] };

/** An order with all that it shows. */
export type ShownOrder = StoredOrder & {
  shipments: ShipmentRow[];
  refunds: RefundRow[];
  confirmation: OutboxRow['status'] | null;
};

export async function findOrder(db: Database, storeId: string, orderId: string): Promise<OrderRow | undefined> {
  return (
    await db
      .select()
      .from(orders)
      .where(and(eq(orders.id, orderId), eq(orders.storeId, storeId)))
  )[0];
}

/**
 * Returns the order with its lines, locked until the transaction ends. Every caller that changes an order locks it
 * first.
 */
export async function lockOrder(tx: Database, storeId: string, orderId: string): Promise<StoredOrder | undefined> {
  const [row] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.storeId, storeId)))
    .for(rowLock);
  return row && (await withLines(tx, [row]))[0];
}

/** As people write it, with a `#` or without; null where it cannot be the number of an order. */
export function readOrderNumber(text: string): number | null {
  const digits = text.trim().replace(/^#/, '');
  // A number that does not fit PostgreSQL's integer belongs to no order.
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

export async function findOrderByNumber(db: Database, storeId: string, text: string): Promise<OrderRow | undefined> {
  const number = readOrderNumber(text);
  if (number === null) return undefined;
  return (
    await db
      .select()
      .from(orders)
      .where(and(eq(orders.storeId, storeId), eq(orders.number, number)))
  )[0];
}

export async function withLines(db: Database, rows: readonly OrderRow[]): Promise<StoredOrder[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lines = await db
    .select()
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids))
    .orderBy(asc(orderLines.position));
  return rows.map((row) => ({ ...row, lines: lines.filter(({ orderId }) => orderId === row.id) }));
}

/** Orders with their parcels, refunds and the state of their confirmation, in five queries whatever their number. */
export async function withProgress(db: Database, rows: readonly OrderRow[]): Promise<ShownOrder[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const sent = await db
    .select()
    .from(shipments)
    .where(inArray(shipments.orderId, ids))
    .orderBy(asc(shipments.sentAt), asc(shipments.id));
  const given = await db
    .select()
    .from(refunds)
    .where(inArray(refunds.orderId, ids))
    .orderBy(asc(refunds.createdAt), asc(refunds.id));
  const confirmations = await db
    .select({ orderId: mailOutbox.orderId, status: mailOutbox.status })
    .from(mailOutbox)
    .where(
      and(
        eq(mailOutbox.storeId, rows[0]!.storeId),
        eq(mailOutbox.kind, 'order_confirmation'),
        inArray(mailOutbox.orderId, ids),
      ),
    );
  return (await withLines(db, rows)).map((order) => ({
    ...order,
    confirmation: confirmations.find(({ orderId }) => orderId === order.id)?.status ?? null,
    shipments: sent.filter(({ orderId }) => orderId === order.id),
    refunds: given.filter(({ orderId }) => orderId === order.id),
  }));
}

/**
 * The next number of a store's orders, and the settings at this moment. It holds the settings until the transaction
 * ends, so two orders never get the same one, and one that is rolled back leaves no gap.
 */
export async function takeOrderNumber(
  tx: Database,
  storeId: string,
): Promise<{ number: number; settings: SettingsRow }> {
  const take = () =>
    tx
      .update(commerceSettings)
      .set({ nextOrderNumber: sql`${commerceSettings.nextOrderNumber} + 1` })
      .where(eq(commerceSettings.storeId, storeId))
      .returning();
  let [settings] = await take();
  if (!settings) {
    await findSettings(tx, storeId);
    [settings] = await take();
  }
  return { number: settings!.nextOrderNumber - 1, settings: settings! };
}

/** Prepares the insertion of an order. */
export function insertOrder(tx: Database, { lines, ...order }: StoredOrder): PreparedWrite[] {
  const terms = orderTerms({ ...order, lines });
  return [tx.insert(orders).values({ ...order, terms }), tx.insert(orderLines).values(lines)];
}

export async function findOrderOfPayment(
  db: Database,
  storeId: string,
  paymentId: string,
): Promise<OrderRow | undefined> {
  return (
    await db
      .select()
      .from(orders)
      .where(and(eq(orders.paymentId, paymentId), eq(orders.storeId, storeId)))
  )[0];
}
