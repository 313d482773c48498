import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import { downloads, type DownloadRow } from '../../sale/records/download.tables.ts';
import { orderLines, orders, type OrderLineRow, type OrderRow } from '../../sale/records/order.tables.ts';

/** The files of an order, in the order of its lines and names. */
export function findDownloads(db: Database, { id, storeId }: Pick<OrderRow, 'id' | 'storeId'>): Promise<DownloadRow[]> {
  return db
    .select()
    .from(downloads)
    .where(and(eq(downloads.orderId, id), eq(downloads.storeId, storeId)))
    .orderBy(asc(downloads.lineId), asc(downloads.name));
}

export interface FoundDownload {
  download: DownloadRow;
  order: Pick<OrderRow, 'status' | 'paidAt'>;
  line: Pick<OrderLineRow, 'quantity' | 'refunded'>;
  /** The secret of the store. */
  secret: string;
}

/** A file with the state of its order, in one statement. */
export async function findDownload(db: Database, id: string): Promise<FoundDownload | undefined> {
  const [found] = await db
    .select({
      download: downloads,
      order: { status: orders.status, paidAt: orders.paidAt },
      line: { quantity: orderLines.quantity, refunded: orderLines.refunded },
      secret: commerceSettings.orderSecret,
    })
    .from(downloads)
    .innerJoin(orders, and(eq(orders.id, downloads.orderId), eq(orders.storeId, downloads.storeId)))
    .innerJoin(orderLines, eq(orderLines.id, downloads.lineId))
    .innerJoin(commerceSettings, eq(commerceSettings.storeId, downloads.storeId))
    .where(eq(downloads.id, id));
  return found;
}

/** Counts bytes that are about to be sent. Returns false if fewer are left. */
export async function takeBytes(db: Database, id: string, bytes: number): Promise<boolean> {
  const taken = await db
    .update(downloads)
    .set({ bytesLeft: sql`${downloads.bytesLeft} - ${bytes}` })
    .where(and(eq(downloads.id, id), gte(downloads.bytesLeft, bytes)))
    .returning({ id: downloads.id });
  return taken.length > 0;
}

export async function renewDownloads(db: Database, ids: readonly string[], at: Date): Promise<void> {
  await db
    .update(downloads)
    .set({ renewedAt: at })
    .where(inArray(downloads.id, [...ids]));
}
