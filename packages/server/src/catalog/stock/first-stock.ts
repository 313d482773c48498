import type { Database } from '../../platform/database/client.ts';
import { insertRows } from '../../platform/statements/write-rows.ts';
import { bySystem } from './change-level.ts';
import { firstLocation } from './location.repo.ts';
import { importedQuantities, stockAdjustments, stockLevels } from './stock.tables.ts';

/**
 * Records the stock that new variants come with: all of it is at the first location. `variants.stock` is already set
 * to it; null for what is not counted.
 */
export async function setFirstStock(
  tx: Database,
  storeId: string,
  list: readonly { variantId: string; stock: number | null }[],
): Promise<void> {
  if (list.length === 0) return;
  if (list.some(({ stock }) => stock !== null)) {
    const locationId = await firstLocation(tx, storeId);
    const levels = list.flatMap(({ variantId, stock }) =>
      stock ? [{ storeId, variantId, locationId, quantity: stock }] : [],
    );
    if (levels.length > 0) {
      await insertRows(tx, stockLevels, levels);
      await insertRows(
        tx,
        stockAdjustments,
        levels.map((level) => ({ ...level, delta: level.quantity, reason: 'initial' as const, actor: bySystem })),
      );
    }
  }
  await insertRows(
    tx,
    importedQuantities,
    list.map(({ variantId, stock: quantity }) => ({ variantId, quantity })),
  );
}
