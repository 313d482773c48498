import { refuse, sum, type Refusal } from '@smallshop/contract';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { insertRows, updateRows, upsertRows } from '../../platform/statements/write-rows.ts';
import { catalogVersions, variants, type VariantRow } from '../catalog.tables.ts';
import type { Occasion } from './change-level.ts';
import { refuseBundle } from './refuse-bundle.ts';
import { findLocations, firstLocation } from './location.repo.ts';
import { stockAdjustments, stockLevels } from './stock.tables.ts';
import { takeFromLocations } from './take-from-locations.ts';

interface StockRow {
  /** Of the location, or the total that can be sold. Null: it is not counted any more. */
  stock: number | null;
  locationId?: string | undefined;
  sellWhenOut?: boolean | undefined;
}

/** The largest quantity that the database stores. */
const maxStored = 2 ** 31 - 1;

/**
 * Sets the stock of variants in a transaction, with the same number of statements for any number of rows. Returns for
 * each row undefined, or why it was refused: such a row changes nothing, and stops no other. A variant that several
 * rows name is changed by one after the other. All variants are locked first, in the order in which orders lock them.
 */
export function setStockBySku(
  tx: Database,
  storeId: string,
  rows: readonly (StockRow & { sku: string })[],
  occasion: Occasion,
): Promise<(Refusal | undefined)[]> {
  return setRows(tx, { storeId, occasion, key: 'sku' }, rows);
}

/** The same for variants by their ids. */
export function setStockById(
  tx: Database,
  storeId: string,
  rows: readonly (StockRow & { id: string })[],
  occasion: Occasion,
): Promise<(Refusal | undefined)[]> {
  return setRows(tx, { storeId, occasion, key: 'id' }, rows);
}

async function setRows<K extends 'id' | 'sku'>(
  tx: Database,
  { storeId, occasion, key }: { storeId: string; occasion: Occasion; key: K },
  rows: readonly (StockRow & Record<K, string>)[],
): Promise<(Refusal | undefined)[]> {
  if (rows.length === 0) return [];
  // Whether a variant is sold when it is out is a part of the catalog, whose version is locked before variants.
  if (rows.some(({ sellWhenOut }) => sellWhenOut !== undefined)) await lockCatalogVersion(tx, storeId);
  const held = await holdVariants(
    tx,
    storeId,
    key,
    rows.map((row) => row[key]),
  );
  if (held.size > 0) await firstLocation(tx, storeId);
  const places = await findLocations(tx, storeId);
  const active = places.filter((place) => place.active).map(({ id }) => id);
  const known = new Set(places.map(({ id }) => id));
  const refusals = rows.map((row) => {
    const variant = held.get(row[key]);
    if (!variant) return refuse('variant_not_found', { field: key });
    return refuseBundle(variant, key) ?? setRow(variant, row, { active, known });
  });
  await save(tx, storeId, [...held.values()], occasion);
  return refusals;
}

/** A locked variant, and what is to be written of it. */
interface HeldVariant extends Pick<VariantRow, 'id' | 'sku' | 'data'> {
  before: { stock: number | null; sellWhenOut: boolean };
  stock: number | null;
  sellWhenOut: boolean;
  /** Quantities at all locations, also at those that are not active. */
  levels: Map<string, number>;
  /** Changes of levels in their order. `quantity` is the level afterwards. */
  changes: { locationId: string; delta: number; quantity: number }[];
}

interface Places {
  /** First taken from first. */
  active: readonly string[];
  known: ReadonlySet<string>;
}

/** Does one row in memory. */
function setRow(variant: HeldVariant, row: StockRow, { active, known }: Places): Refusal | undefined {
  const { stock, locationId, sellWhenOut = variant.sellWhenOut } = row;
  if (stock === null) {
    Object.assign(variant, { stock, sellWhenOut });
    return undefined;
  }
  if (locationId !== undefined && !known.has(locationId)) return refuse('location_not_found', { field: 'locationId' });
  const present = active.map((id) => ({ locationId: id, quantity: variant.levels.get(id) ?? 0 }));
  const total = sum(present.map(({ quantity }) => quantity));
  const isActive = locationId !== undefined && active.includes(locationId);
  const delta = locationId === undefined ? stock - total : stock - (variant.levels.get(locationId) ?? 0);
  const totalAfter = locationId === undefined || isActive ? total + delta : total;
  if (totalAfter > maxStored) {
    const detail = `The stock of all locations would be more than ${maxStored}: set a lower one.`;
    return refuse('invalid_request', { errors: [{ field: 'stock', code: 'too_large', detail }] });
  }
  if (locationId !== undefined) change(variant, locationId, delta);
  else if (delta > 0) change(variant, active[0]!, delta);
  else for (const part of takeFromLocations(present, -delta)) change(variant, part.locationId, -part.quantity);
  Object.assign(variant, { stock: totalAfter, sellWhenOut });
  return undefined;
}

function change({ levels, changes }: HeldVariant, locationId: string, delta: number): void {
  if (delta === 0) return;
  const quantity = (levels.get(locationId) ?? 0) + delta;
  levels.set(locationId, quantity);
  changes.push({ locationId, delta, quantity });
}

async function lockCatalogVersion(tx: Database, storeId: string): Promise<void> {
  await tx
    .select({ version: catalogVersions.version })
    .from(catalogVersions)
    .where(eq(catalogVersions.storeId, storeId))
    .for(rowLock);
}

/** Locks variants, and returns them by their keys. `collate "C"` is the order of `inLockOrder`. */
async function holdVariants(
  tx: Database,
  storeId: string,
  key: 'id' | 'sku',
  keys: readonly string[],
): Promise<ReadonlyMap<string, HeldVariant>> {
  const { id, sku, data, stock, sellWhenOut } = variants;
  const rows = await tx
    .select({ id, sku, data, stock, sellWhenOut })
    .from(variants)
    .where(and(eq(variants.storeId, storeId), isOneOf(variants[key], [...new Set(keys)])))
    .orderBy(sql`${id} collate "C"`)
    .for(rowLock);
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  // Read after the lock: an order that was paid meanwhile has changed them.
  const levels = await tx
    .select({ variantId: stockLevels.variantId, at: stockLevels.locationId, quantity: stockLevels.quantity })
    .from(stockLevels)
    .where(isOneOf(stockLevels.variantId, ids));
  const levelsOf = new Map(ids.map((variantId) => [variantId, new Map<string, number>()]));
  for (const { variantId, at, quantity } of levels) levelsOf.get(variantId)!.set(at, quantity);
  return new Map(
    rows.map((row) => {
      const before = { stock: row.stock, sellWhenOut: row.sellWhenOut };
      return [row[key], { ...row, before, ...before, levels: levelsOf.get(row.id)!, changes: [] }];
    }),
  );
}

async function save(tx: Database, storeId: string, held: readonly HeldVariant[], occasion: Occasion): Promise<void> {
  const { reason, actor, reference = null } = occasion;
  // Apart: a statement that names other columns than the stock makes a new version of the catalog.
  const sold = held.filter(({ sellWhenOut, before }) => sellWhenOut !== before.sellWhenOut);
  await updateRows(
    tx,
    variants,
    sold.map(({ id, sellWhenOut }) => ({ id, sellWhenOut })),
  );
  const counted = held.filter(({ stock, before }) => stock !== before.stock);
  await updateRows(
    tx,
    variants,
    counted.map(({ id, stock }) => ({ id, stock })),
  );
  const at = (variantId: string, locationId: string) => ({ storeId, variantId, locationId });
  const { variantId, locationId } = stockLevels;
  await upsertRows(
    tx,
    stockLevels,
    [variantId, locationId],
    held.flatMap(({ id, levels, changes }) =>
      [...new Set(changes.map((one) => one.locationId))].map((place) => ({
        ...at(id, place),
        quantity: levels.get(place)!,
      })),
    ),
  );
  await insertRows(
    tx,
    stockAdjustments,
    held.flatMap(({ id, changes }) =>
      changes.map(({ locationId: place, delta, quantity }) => ({
        ...at(id, place),
        ...{ delta, quantity, reason, actor, reference },
      })),
    ),
  );
}
