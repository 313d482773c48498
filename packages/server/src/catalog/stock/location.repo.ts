import { and, asc, count, eq, ne } from 'drizzle-orm';
import { variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { inLockOrder } from '../../platform/statements/row-lock.ts';
import { recount } from './change-level.ts';
import { lockVariant } from './stock.repo.ts';
import { locations, stockLevels, type LocationRow } from './stock.tables.ts';

/** First taken from first. */
export function findLocations(db: Database, storeId: string): Promise<LocationRow[]> {
  return db
    .select()
    .from(locations)
    .where(eq(locations.storeId, storeId))
    .orderBy(asc(locations.priority), asc(locations.id));
}

export async function findLocation(db: Database, storeId: string, id: string): Promise<LocationRow | undefined> {
  return (
    await db
      .select()
      .from(locations)
      .where(and(eq(locations.storeId, storeId), eq(locations.id, id)))
  )[0];
}

/** Returns the first location of a store. Creates one if the store has none. */
export async function firstLocation(tx: Database, storeId: string): Promise<string> {
  const first = async () => (await findLocations(tx, storeId)).find(({ active }) => active)?.id;
  const known = await first();
  if (known !== undefined) return known;
  await tx
    .insert(locations)
    .values({ storeId, id: 'main', name: 'Main' })
    .onConflictDoUpdate({ target: [locations.storeId, locations.id], set: { active: true } });
  return (await first())!;
}

/** Makes or changes a location; undefined where it would leave the store without an active one. */
export async function saveLocation(tx: Database, row: LocationRow): Promise<LocationRow | undefined> {
  const { storeId, id, name, priority, active } = row;
  const before = await findLocation(tx, storeId, id);
  if (!active && !(await hasOtherActive(tx, storeId, id))) return undefined;
  await tx
    .insert(locations)
    .values(row)
    .onConflictDoUpdate({ target: [locations.storeId, locations.id], set: { name, priority, active } });
  if (before && before.active !== active) await recountAll(tx, storeId, id);
  return row;
}

async function hasOtherActive(tx: Database, storeId: string, id: string): Promise<boolean> {
  const others = and(eq(locations.storeId, storeId), ne(locations.id, id), eq(locations.active, true));
  return (await tx.select({ n: count() }).from(locations).where(others))[0]!.n > 0;
}

/** What lies at a location counts from now on, or no longer does. */
async function recountAll(tx: Database, storeId: string, locationId: string): Promise<void> {
  const touched = await tx
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(stockLevels, eq(stockLevels.variantId, variants.id))
    .where(and(eq(variants.storeId, storeId), eq(stockLevels.locationId, locationId)));
  for (const { id } of inLockOrder(touched, (one) => one.id)) {
    await lockVariant(tx, storeId, id);
    await recount(tx, storeId, id);
  }
}
