import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { upsertRows } from '../../platform/statements/write-rows.ts';
import { importedQuantities } from './stock.tables.ts';

/** Not one location: the sum of all. */
const allLocations = '';

export interface FileStock {
  /** The quantity in the file. Null if the file says that it is not counted. */
  quantity: number | null;
  /** The number that a file gave last; undefined where none did. */
  imported: number | null | undefined;
  /** What the store has; null where it does not count. */
  present: number | null;
  isNew: boolean;
  /** The file's number counts in any case. */
  force: boolean;
}

/**
 * Whether the stock becomes the file's number. A number that came before is history: items were sold since, or
 * counted by hand.
 */
export function shouldSetStock({ quantity, imported, present, isNew, force }: FileStock): boolean {
  if (isNew || force) return true;
  return imported === undefined ? present === null && quantity !== null : imported !== quantity;
}

/** The quantities that files gave last, by variant. A variant that no file named is left out. */
export async function findImportedQuantities(
  db: Database,
  variantIds: readonly string[],
): Promise<Map<string, number | null>> {
  if (variantIds.length === 0) return new Map();
  const rows = await db
    .select({ variantId: importedQuantities.variantId, quantity: importedQuantities.quantity })
    .from(importedQuantities)
    .where(and(isOneOf(importedQuantities.variantId, variantIds), eq(importedQuantities.locationId, allLocations)));
  return new Map(rows.map(({ variantId, quantity }) => [variantId, quantity]));
}

export function recordImportedQuantities(
  tx: Database,
  quantities: readonly { variantId: string; quantity: number | null }[],
): Promise<void> {
  const { variantId, locationId } = importedQuantities;
  const rows = quantities.map((one) => ({ ...one, locationId: allLocations }));
  return upsertRows(tx, importedQuantities, [variantId, locationId], rows);
}
