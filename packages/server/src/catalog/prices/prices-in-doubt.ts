import { and, asc, count, eq } from 'drizzle-orm';
import { variantPrices, variants } from '../catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { priceReviews } from '../../shop/exchange-rates/price.tables.ts';

/** Prices of one store in one currency that an earlier version may have counted with other digits. */
export interface PricesInDoubt {
  storeId: string;
  storeName: string;
  currency: string;
  /** Prices that were set, and those that were converted by an exchange rate. */
  set: number;
  converted: number;
  example: { sku: string; amount: number };
}

/**
 * Returns the prices that were stored before the digits of a currency came from ISO 4217 and that the merchant has
 * not confirmed since. It cannot be known whether they are wrong: that depends on the Node version that ran and on
 * how they were entered.
 */
export async function pricesInDoubt(db: Database): Promise<PricesInDoubt[]> {
  const reviews = await db
    .select()
    .from(priceReviews)
    .innerJoin(stores, eq(stores.id, priceReviews.storeId))
    .orderBy(asc(priceReviews.storeId), asc(priceReviews.currency));
  const found = await Promise.all(
    reviews.map(({ price_reviews: { storeId, currency }, stores: { name } }) =>
      inspect(db, { storeId, storeName: name, currency }),
    ),
  );
  return found.filter((one) => one !== null);
}

async function inspect(
  db: Database,
  review: Pick<PricesInDoubt, 'storeId' | 'storeName' | 'currency'>,
): Promise<PricesInDoubt | null> {
  const { storeId, currency } = review;
  const prices = and(eq(variants.storeId, storeId), eq(variantPrices.currency, currency));
  const from = db.select({ prices: count(), converted: count(variantPrices.exchangeRateId) }).from(variantPrices);
  const [sums] = await from.innerJoin(variants, eq(variants.id, variantPrices.variantId)).where(prices);
  const [example] = await db
    .select({ sku: variants.sku, amount: variantPrices.amount })
    .from(variantPrices)
    .innerJoin(variants, eq(variants.id, variantPrices.variantId))
    .where(prices)
    .orderBy(asc(variants.sku))
    .limit(1);
  return sums && example ? { ...review, set: sums.prices - sums.converted, converted: sums.converted, example } : null;
}

/** The merchant has looked at these prices. False where they were not in doubt. */
export async function confirmPrices(db: Database, storeId: string, currency: string): Promise<boolean> {
  const removed = await db
    .delete(priceReviews)
    .where(and(eq(priceReviews.storeId, storeId), eq(priceReviews.currency, currency)))
    .returning();
  return removed.length > 0;
}
