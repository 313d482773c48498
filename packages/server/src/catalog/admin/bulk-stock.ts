import { isRefusal, refuse, type BulkResult, type BulkStock } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import { inLockOrder } from '../../platform/statements/row-lock.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { variants } from '../catalog.tables.ts';
import { setLevel, setStock } from '../stock/adjust-stock.ts';
import type { Occasion } from '../stock/change-level.ts';
import { refusedRow } from './bulk-report.ts';

/** Rows of one transaction. */
const batchSize = 100;

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
  const found = await tx
    .select({ id: variants.id, sku: variants.sku })
    .from(variants)
    .where(
      and(
        eq(variants.storeId, storeId),
        isOneOf(
          variants.sku,
          rows.map(({ sku }) => sku),
        ),
      ),
    );
  const ids = new Map(found.map(({ id, sku }) => [sku, id]));
  for (const { sku, nth, path } of rows)
    if (!ids.has(sku)) results[nth] = refusedRow(sku, refuse('variant_not_found', { field: `${path}sku` }));
  const known = rows.filter(({ sku }) => ids.has(sku));
  // A SKU that is named twice has the stock of its last row.
  for (const { sku, stock, locationId, sellWhenOut, nth, path } of inLockOrder(known, (row) => ids.get(row.sku)!)) {
    const of = { storeId, variantId: ids.get(sku)! };
    const refused =
      locationId === undefined
        ? await setStock(tx, of, stock, occasion)
        : await setLevel(tx, of, locationId, stock, occasion);
    if (isRefusal(refused)) {
      results[nth] = refusedRow(sku, { ...refused, field: `${path}locationId` });
      continue;
    }
    if (sellWhenOut !== undefined) await tx.update(variants).set({ sellWhenOut }).where(eq(variants.id, of.variantId));
    results[nth] = { row: sku, status: 'changed' };
  }
}
