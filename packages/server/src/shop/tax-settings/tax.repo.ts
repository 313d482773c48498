import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { dutyTables } from '../../pricing/duty/duty-tables.data.ts';
import { tableConverter, type KnownRate } from '../../money/converter.ts';
import type { LandedTerms } from '../../pricing/landed-cost/landed-cost.ts';
import { lowValueSchemes } from '../../pricing/duty/low-value-schemes.data.ts';
import { referenceRates } from '../../pricing/tax/reference-rates.data.ts';
import { taxTables } from '../../pricing/tax/rates/index.ts';
import { tableTax } from '../../pricing/tax/table-tax.ts';
import { taxRates, taxSettings } from './tax.tables.ts';

/**
 * Returns the tables and settings from which taxes and duties of a store are computed. The merchant's own rates come
 * before the tables.
 */
export async function findLandedTerms(
  db: Database,
  storeId: string,
  exchangeRates: readonly KnownRate[],
): Promise<LandedTerms> {
  const [settings] = await db.select().from(taxSettings).where(eq(taxSettings.storeId, storeId));
  const own = await db.select().from(taxRates).where(eq(taxRates.storeId, storeId));
  return {
    shipFrom: settings?.shipFrom ?? null,
    registrations: settings?.registrations ?? [],
    tax: tableTax(taxTables, own),
    schemes: lowValueSchemes,
    duties: dutyTables,
    convert: tableConverter(referenceRates.perEuro, exchangeRates),
  };
}
