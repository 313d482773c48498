import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { variantPrices, variants, type VariantPriceRow } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { convertAmount } from '../../money/convert-amount.ts';
import { findExchangeRates } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import type { ExchangeRateRow } from '../../shop/exchange-rates/price.tables.ts';

/** Rows of one insert; a statement has room for 65,535 parameters. */
const chunk = 1000;

/**
 * Computes the prices that the merchant did not set: for every exchange rate of the store, a price in `to` from the
 * price in `from`. They are stored beside the set prices, so that SQL can sort and page lists by price. Converts the
 * prices of the whole store. Call it in a transaction that has locked the store's prices.
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
    set.filter(({ currency }) => currency === rate.from).map((price) => convertPrice(price, rate)),
  );
  for (let start = 0; start < converted.length; start += chunk) {
    // A price that is set stays: the merchant's word counts.
    await tx
      .insert(variantPrices)
      .values(converted.slice(start, start + chunk))
      .onConflictDoNothing();
  }
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
