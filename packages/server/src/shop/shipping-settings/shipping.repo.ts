import type { ShippingZone } from '@smallshop/contract';
import { and, asc, eq, max } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { shippingRates, shippingZones } from './shipping.tables.ts';

/** Returns the zones of a store with their rates, in the merchant's order. */
export async function findZones(db: Database, storeId: string): Promise<ShippingZone[]> {
  const zones = await db
    .select()
    .from(shippingZones)
    .where(eq(shippingZones.storeId, storeId))
    .orderBy(asc(shippingZones.position), asc(shippingZones.id));
  const rates = await db
    .select()
    .from(shippingRates)
    .where(eq(shippingRates.storeId, storeId))
    .orderBy(asc(shippingRates.position));
  return zones.map(({ id, name, places }) => ({
    id,
    name,
    places,
    rates: rates
      .filter(({ zoneId }) => zoneId === id)
      .map(({ id: rateId, titles, bands, freeFrom, minDays, maxDays }) => ({
        id: rateId,
        titles,
        bands,
        freeFrom,
        minDays,
        maxDays,
      })),
  }));
}

/** Creates a zone at the end of the list, or replaces a zone and keeps its position. Call it inside a transaction. */
export async function saveZone(
  tx: Database,
  storeId: string,
  { id, name, places, rates }: ShippingZone,
): Promise<void> {
  const [last] = await tx
    .select({ position: max(shippingZones.position) })
    .from(shippingZones)
    .where(eq(shippingZones.storeId, storeId));
  await tx
    .insert(shippingZones)
    .values({ storeId, id, name, places, position: (last?.position ?? -1) + 1 })
    .onConflictDoUpdate({ target: [shippingZones.storeId, shippingZones.id], set: { name, places } });
  await tx.delete(shippingRates).where(and(eq(shippingRates.storeId, storeId), eq(shippingRates.zoneId, id)));
  if (rates.length > 0)
    await tx.insert(shippingRates).values(rates.map((rate, position) => ({ ...rate, storeId, zoneId: id, position })));
}

/** Returns false if there was no such zone. */
export async function deleteZone(db: Database, storeId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(shippingZones)
    .where(and(eq(shippingZones.storeId, storeId), eq(shippingZones.id, id)))
    .returning({ id: shippingZones.id });
  return gone.length > 0;
}
