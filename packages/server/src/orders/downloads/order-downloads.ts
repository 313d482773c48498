import { refuse, type Order, type OrderDownload, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import type { ShownOrder } from '../../sale/order/order.repo.ts';
import { viewOrder, type OrderViewContext } from '../views/order-view.ts';
import { downloadPath, downloadsLeft, expiryOf, isEntitled } from './download-link.ts';
import { findDownloads, renewDownloads } from './downloads.repo.ts';
import type { DownloadRow } from '../../sale/records/download.tables.ts';

export interface DownloadContext extends OrderViewContext {
  db: Database;
  /** The secret of the store. */
  secret: string;
  now: Date;
}

/** The order as its buyer sees it: with the addresses of its files. */
export async function viewOwnOrder(order: ShownOrder, context: DownloadContext): Promise<Order> {
  const rows = await entitledDownloads(order, context);
  const downloads = rows.map((row) => viewDownload(row, order.paidAt!, context));
  return { ...viewOrder(order, context), ...(downloads.length > 0 && { downloads }) };
}

/** Gives the files of an order new addresses, also those that have not expired: one may have got into wrong hands. */
export async function renewOwnDownloads(order: ShownOrder, context: DownloadContext): Promise<Order | Refusal> {
  const rows = await entitledDownloads(order, context);
  if (rows.length === 0)
    return refuse('order_state_conflict', { detail: 'The order has no files, is not paid, or was refunded.' });
  await renewDownloads(
    context.db,
    rows.map(({ id }) => id),
    context.now,
  );
  return viewOwnOrder(order, context);
}

async function entitledDownloads(order: ShownOrder, { db }: DownloadContext): Promise<DownloadRow[]> {
  if (order.paidAt === null) return [];
  const rows = await findDownloads(db, order);
  const places = new Map(order.lines.filter((line) => isEntitled(order, line)).map(({ id }, nth) => [id, nth]));
  return rows
    .filter(({ lineId }) => places.has(lineId))
    .toSorted((one, other) => places.get(one.lineId)! - places.get(other.lineId)!);
}

function viewDownload(row: DownloadRow, paidAt: Date, { baseUrl, secret, now }: DownloadContext): OrderDownload {
  const { id, lineId, name, size } = row;
  const expiresAt = expiryOf(row, paidAt);
  const left = downloadsLeft(row);
  const isOpen = expiresAt > now && left > 0;
  return {
    ...{ id, lineId, name, size },
    url: isOpen ? baseUrl + downloadPath(secret, id, expiresAt) : null,
    expiresAt: expiresAt.toISOString(),
    downloadsLeft: left,
  };
}
