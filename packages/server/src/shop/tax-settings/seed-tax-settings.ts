import type { TaxRegistration } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { taxSettings } from './tax.tables.ts';

/** Sets the country that a store ships from and its tax numbers, unless the store already has tax settings. */
export async function seedTaxSettings(
  db: Database,
  storeId: string,
  country: string | undefined,
  registrations: TaxRegistration[],
): Promise<void> {
  if (!country) return;
  await db.insert(taxSettings).values({ storeId, shipFrom: { country }, registrations }).onConflictDoNothing();
}
