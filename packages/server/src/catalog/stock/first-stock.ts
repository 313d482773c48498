import type { Database } from '../../platform/database/client.ts';
import { insertInTurn, newRows } from '../../platform/statements/write-rows.ts';
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
  const levels = list.some(({ stock }) => stock !== null) ? levelsOf(list, await firstLocation(tx, storeId)) : [];
  const rows = levels.map((level) => ({ storeId, ...level }));
  await insertInTurn(tx, [
    newRows(stockLevels, rows),
    newRows(
      stockAdjustments,
      rows.map((row) => ({ ...row, delta: row.quantity, reason: 'initial' as const, actor: bySystem })),
    ),
    newRows(
      importedQuantities,
      list.map(({ variantId, stock: quantity }) => ({ variantId, quantity })),
    ),
  ]);
}

function levelsOf(list: readonly FirstStock[], firstLocationId: string) {
  return list.flatMap(({ variantId, stock, levels }) =>
    stock === null
      ? []
      : Object.entries(levels ?? { [firstLocationId]: stock }).flatMap(([locationId, quantity]) =>
          quantity === 0 ? [] : [{ variantId, locationId, quantity }],
        ),
  );
}
