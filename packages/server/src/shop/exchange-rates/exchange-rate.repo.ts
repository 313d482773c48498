import type { ExchangeRate } from '@smallshop/contract';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { exchangeRates, type ExchangeRateRow } from './price.tables.ts';

const current = (storeId: string, to?: string) =>
  and(
    eq(exchangeRates.storeId, storeId),
    isNull(exchangeRates.retiredAt),
    to === undefined ? undefined : eq(exchangeRates.to, to),
  );

/** Returns the current exchange rates of the store, ordered by currency. */
export function findExchangeRates(db: Database, storeId: string): Promise<ExchangeRateRow[]> {
  return db.select().from(exchangeRates).where(current(storeId)).orderBy(asc(exchangeRates.to));
}

/**
 * Retires the current rate to a currency and returns whether there was one. The row stays, because orders refer to
 * it.
 */
export async function retireRate(tx: Database, storeId: string, to: string, now: Date): Promise<boolean> {
  const retired = await tx
    .update(exchangeRates)
    .set({ retiredAt: now })
    .where(current(storeId, to))
    .returning({ id: exchangeRates.id });
  return retired.length > 0;
}

export async function insertRate(tx: Database, storeId: string, rate: ExchangeRate): Promise<void> {
  await tx.insert(exchangeRates).values({ id: newId('xr'), storeId, ...rate });
}

/**
 * Locks the prices and rates of a store until the transaction ends, so that only one transaction changes them at a
 * time. Without the lock, a product that is saved during a rate change would keep prices of the old rate.
 */
export async function lockPrices(tx: Database, storeId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`prices:${storeId}`}, 0))`);
}

/** Returns the rate in the form of the API, for carts and orders. */
export function viewRate({ from, to, rate, date, rounding }: ExchangeRate): ExchangeRate {
  return { from, to, rate, date, rounding };
}
