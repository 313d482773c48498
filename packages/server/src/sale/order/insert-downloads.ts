import { maxDownloads } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import type { CheckoutSnapshot } from '../records/checkout-snapshot.ts';
import { downloads, type DownloadRow } from '../records/download.tables.ts';
import type { StoredOrder } from './order.repo.ts';

/** Prepares the insertion of the files that belong to an order. Its lines are in the order of those of the snapshot. */
export function insertDownloads(
  tx: Database,
  { id: orderId, storeId, lines }: StoredOrder,
  { lines: ofSnapshot, files }: CheckoutSnapshot,
): PreparedWrite[] {
  const rows = lines.flatMap(({ id: lineId, quantity }, nth) =>
    (files?.[ofSnapshot[nth]!.id] ?? []).map(({ file, name, size }): DownloadRow => ({
      ...{ id: newId('dl'), storeId, orderId, lineId, file, name, size },
      bytesLeft: size * maxDownloads * quantity,
      renewedAt: null,
    })),
  );
  return rows.length > 0 ? [tx.insert(downloads).values(rows)] : [];
}
