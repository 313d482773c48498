import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { newToken } from '../db/ids.ts';
import { commerceSettings, shippingRates, taxRates, type SettingsRow } from './checkout.tables.ts';
import type { ShippingRate } from './shipping.ts';

/** Rates by country in basis points. */
export async function findTaxRates(db: Database, storeId: string): Promise<Map<string, number>> {
  const rows = await db.select().from(taxRates).where(eq(taxRates.storeId, storeId));
  return new Map(rows.map(({ country, basisPoints }) => [country, basisPoints]));
}

export function findShippingRates(db: Database, storeId: string, marketId: string): Promise<ShippingRate[]> {
  return db
    .select()
    .from(shippingRates)
    .where(and(eq(shippingRates.storeId, storeId), eq(shippingRates.marketId, marketId)))
    .orderBy(asc(shippingRates.position));
}

/** The first order number of a store: a new shop does not tell that it is one. */
const firstOrderNumber = 1001;

/** The settings of a store; made, with a secret of its own, when they are first needed. */
export async function findSettings(db: Database, storeId: string): Promise<SettingsRow> {
  const read = () => db.select().from(commerceSettings).where(eq(commerceSettings.storeId, storeId));
  const [existing] = await read();
  if (existing) return existing;
  await db
    .insert(commerceSettings)
    .values({ storeId, orderSecret: newToken(), nextOrderNumber: firstOrderNumber })
    .onConflictDoNothing();
  return (await read())[0]!;
}
