import { createHmac, timingSafeEqual } from 'node:crypto';
import { dayMs, downloadLinkDays } from '@smallshop/contract';
import type { DownloadRow } from '../../sale/records/download.tables.ts';
import type { OrderLineRow, OrderRow } from '../../sale/records/order.tables.ts';

/**
 * Computes the token of a download's address: HMAC-SHA-256 of its id and the time when it expires, under the secret of
 * the store, in base64url. Like the token of an order, it is derived and not stored. Another time gives another token,
 * so that a renewed address replaces the one before.
 */
function downloadToken(storeSecret: string, id: string, expiresAt: Date): string {
  return createHmac('sha256', storeSecret).update(`download:${id}:${expiresAt.getTime()}`).digest('base64url');
}

/** Compares in constant time. */
export function opensDownload(token: string, storeSecret: string, id: string, expiresAt: Date): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(downloadToken(storeSecret, id, expiresAt))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** The path of a download. Logs leave out its last part. */
export function downloadPath(storeSecret: string, id: string, expiresAt: Date): string {
  return `/downloads/${id}/${downloadToken(storeSecret, id, expiresAt)}`;
}

/** When the address of a download expires. */
export function expiryOf({ renewedAt }: Pick<DownloadRow, 'renewedAt'>, paidAt: Date): Date {
  return new Date(Math.max(paidAt.getTime(), renewedAt?.getTime() ?? 0) + downloadLinkDays * dayMs);
}

/**
 * Whether the buyer may have the files of a line: the order is paid, and neither cancelled nor refunded, nor is the
 * line refunded in full.
 */
export function isEntitled(
  { status, paidAt }: Pick<OrderRow, 'status' | 'paidAt'>,
  { quantity, refunded }: Pick<OrderLineRow, 'quantity' | 'refunded'>,
): boolean {
  return paidAt !== null && (status === 'paid' || status === 'partly_refunded') && refunded < quantity;
}

/** Complete downloads that are left. */
export function downloadsLeft({ bytesLeft, size }: Pick<DownloadRow, 'bytesLeft' | 'size'>): number {
  return Math.floor(bytesLeft / size);
}
