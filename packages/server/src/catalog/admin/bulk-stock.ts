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

type Row = BulkStock['items'][number] & { nth: number };

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
    const rows = items.slice(start, start + batchSize).map((item, nth): Row => ({ ...item, nth: start + nth }));
    await db.transaction((tx) => setBatch(tx, { storeId: store.id, rows, occasion }, results));
    await letOthersRun();
  }
  return results;
}

async function setBatch(
  tx: Database,
  { storeId, rows, occasion }: { storeId: string; rows: readonly Row[]; occasion: Occasion },
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
  for (const { sku, nth } of rows)
    if (!ids.has(sku)) results[nth] = refusedRow(sku, refuse('variant_not_found', { field: `items.${nth}.sku` }));
  const known = rows.filter(({ sku }) => ids.has(sku));
  // A SKU that is named twice has the stock of its last row.
  for (const { sku, stock, locationId, sellWhenOut, nth } of inLockOrder(known, (row) => ids.get(row.sku)!)) {
    const of = { storeId, variantId: ids.get(sku)! };
    const refused =
      locationId === undefined
        ? await setStock(tx, of, stock, occasion)
        : await setLevel(tx, of, locationId, stock, occasion);
    if (isRefusal(refused)) {
      results[nth] = refusedRow(sku, { ...refused, field: `items.${nth}.locationId` });
      continue;
    }
    if (sellWhenOut !== undefined) await tx.update(variants).set({ sellWhenOut }).where(eq(variants.id, of.variantId));
    results[nth] = { row: sku, status: 'changed' };
  }
}
