import { maxPriceAmount } from '@smallshop/contract';
import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { variantPrices, variants, type VariantPriceRow } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { convertAmount, type Conversion } from '../../money/convert-amount.ts';
import { findExchangeRates } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import type { ExchangeRateRow } from '../../shop/exchange-rates/price.tables.ts';

/** Rows of one insert; a statement has room for 65,535 parameters. */
const chunk = 1000;

/**
 * Computes the prices that the merchant did not set: for every exchange rate of the store, a price in `to` from the
 * price in `from`. They are stored beside the set prices, so that SQL can sort and page lists by price. Converts the
 * prices of the whole store. Call it in a transaction that has locked the store's prices. A price that would be above
 * the largest price is left out.
 */
export async function convertPrices(tx: Database, storeId: string): Promise<void> {
  const ofStore = tx.select({ id: variants.id }).from(variants).where(eq(variants.storeId, storeId));
  const rates = await findExchangeRates(tx, storeId);
  await tx
    .delete(variantPrices)
    .where(and(isNotNull(variantPrices.exchangeRateId), inArray(variantPrices.variantId, ofStore)));
  if (rates.length === 0) return;
  const set = await tx
    .select()
    .from(variantPrices)
    .where(
      and(
        isNull(variantPrices.exchangeRateId),
        inArray(variantPrices.variantId, ofStore),
        inArray(variantPrices.currency, [...new Set(rates.map(({ from }) => from))]),
      ),
    );
  const converted = rates.flatMap((rate) =>
    set
      .filter(({ currency }) => currency === rate.from)
      .map((price) => convertPrice(price, rate))
      .filter(isConvertible),
  );
  for (let start = 0; start < converted.length; start += chunk) {
    // A price that is set stays: the merchant's word counts.
    await tx
      .insert(variantPrices)
      .values(converted.slice(start, start + chunk))
      .onConflictDoNothing();
  }
}

/** Whether a converted price is not above the largest price. A larger one is not sold in the currency. */
export function isConvertible({ amount, compareAtAmount }: Pick<VariantPriceRow, 'amount' | 'compareAtAmount'>) {
  return Math.max(amount, compareAtAmount ?? 0) <= maxPriceAmount;
}

/**
 * Returns the SKU whose price the rate makes too large. Prices that are set in the other currency do not count, because
 * they are not converted. A larger amount never becomes a smaller one, so only the largest is converted.
 */
export async function findLargePrice(
  db: Database,
  storeId: string,
  rate: Conversion,
): Promise<{ sku: string; amount: number } | undefined> {
  const largest = sql<string>`greatest(${variantPrices.amount}, coalesce(${variantPrices.compareAtAmount}, 0))`;
  const [found] = await db
    .select({ sku: variants.sku, amount: largest })
    .from(variantPrices)
    .innerJoin(variants, eq(variants.id, variantPrices.variantId))
    .where(
      and(
        eq(variants.storeId, storeId),
        eq(variantPrices.currency, rate.from),
        isNull(variantPrices.exchangeRateId),
        sql`not exists (select 1 from ${variantPrices} other where other.variant_id = ${variantPrices.variantId}
          and other.currency = ${rate.to} and other.exchange_rate_id is null)`,
      ),
    )
    .orderBy(desc(largest))
    .limit(1);
  if (!found) return undefined;
  const amount = Number(found.amount);
  return convertAmount(amount, rate) > maxPriceAmount ? { sku: found.sku, amount } : undefined;
}

/** The price in the other currency, as a row beside the price that was set. */
export function convertPrice(price: VariantPriceRow, rate: ExchangeRateRow): VariantPriceRow {
  const { variantId, amount, compareAtAmount } = price;
  return {
    variantId,
    currency: rate.to,
    amount: convertAmount(amount, rate),
    compareAtAmount: compareAtAmount === null ? null : convertAmount(compareAtAmount, rate),
    exchangeRateId: rate.id,
  };
}
