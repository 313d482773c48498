import type { BulkResult, BulkStock, Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { Occasion } from '../stock/change-level.ts';
import { setStockBySku } from '../stock/set-stock-rows.ts';
import { refusedRow } from './bulk-report.ts';

/** Rows of one transaction. */
const batchSize = 500;

/** A row with its number, and what the names of its fields begin with in errors. */
export type NumberedStockRow = BulkStock['items'][number] & { nth: number; path: string };

/** Sets the stock of many variants. Returns a result for each row, in their order. */
export async function setStockOfMany(
  { db, store, keyId }: RequestContext,
  { items, reference }: BulkStock,
): Promise<BulkResult[]> {
  const occasion: Occasion = {
    reason: 'set',
    actor: { kind: 'merchant', id: keyId },
    reference: reference ?? null,
  };
  const results: BulkResult[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    const rows = items.slice(start, start + batchSize).map((item, nth): NumberedStockRow => ({
      ...item,
      nth: start + nth,
      path: `items.${start + nth}.`,
    }));
    await db.transaction((tx) => setStockBatch(tx, { storeId: store.id, rows, occasion }, results));
    await letOthersRun();
  }
  return results;
}

/** Sets the stock of variants in a transaction, and writes the result of each row to its number. */
export async function setStockBatch(
  tx: Database,
  { storeId, rows, occasion }: { storeId: string; rows: readonly NumberedStockRow[]; occasion: Occasion },
  results: BulkResult[],
): Promise<void> {
  const refusals = await setStockBySku(tx, storeId, rows, occasion);
  for (const [index, { sku, nth, path }] of rows.entries()) {
    const refusal = refusals[index];
    results[nth] = refusal ? refusedRow(sku, named(refusal, path)) : { row: sku, status: 'changed' };
  }
}

/** A refusal whose fields have their names in the request. */
function named({ field, errors, ...refusal }: Refusal, path: string): Refusal {
  return {
    ...refusal,
    ...(field !== undefined && { field: path + field }),
    ...(errors && { errors: errors.map((error) => ({ ...error, field: path + error.field })) }),
  };
}
