import type { Database } from '../../platform/database/client.ts';
import { insertRows } from '../../platform/statements/write-rows.ts';
import { bySystem } from './change-level.ts';
import { firstLocation } from './location.repo.ts';
import { importedQuantities, stockAdjustments, stockLevels } from './stock.tables.ts';

export interface FirstStock {
  variantId: string;
  /** What `variants.stock` is already set to; null if it is not counted. */
  stock: number | null;
  /** Where it is; left out, all of it is at the first location. */
  levels?: Readonly<Record<string, number>> | undefined;
}

/** Records the stock that new variants come with. */
export async function setFirstStock(tx: Database, storeId: string, list: readonly FirstStock[]): Promise<void> {
  if (list.length === 0) return;
  if (list.some(({ stock }) => stock !== null)) {
    const locationId = await firstLocation(tx, storeId);
    const levels = list.flatMap(({ variantId, stock, levels: given }) =>
      stock === null
        ? []
        : Object.entries(given ?? { [locationId]: stock }).flatMap(([id, quantity]) =>
            quantity === 0 ? [] : [{ storeId, variantId, locationId: id, quantity }],
          ),
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
