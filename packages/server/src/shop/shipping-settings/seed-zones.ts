import type { ShippingZone } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { findZones, saveZone } from './shipping.repo.ts';

/** Adds the first shipping zones to a store. Does nothing if the store already has zones. */
export async function seedZones(db: Database, storeId: string, zones: readonly ShippingZone[]): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await findZones(tx, storeId)).length > 0) return;
    for (const zone of zones) await saveZone(tx, storeId, zone);
  });
}
