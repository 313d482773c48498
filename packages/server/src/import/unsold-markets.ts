import { and, eq, inArray } from 'drizzle-orm';
import { variantPrices, variants } from '../catalog/catalog.tables.ts';
import type { Database } from '../db/client.ts';
import { findMarkets } from '../store/store.repo.ts';

/** A market in which some of the imported products cannot be bought, because they have no price in its currency. */
export interface UnsoldMarket {
  name: string;
  countries: string[];
  currency: string;
  /** How many of the imported products. */
  products: number;
}

/** Where imported products are not sold: converted prices count as prices. */
export async function findUnsoldMarkets(db: Database, storeId: string, productIds: readonly string[]): Promise<UnsoldMarket[]> {
  const unsold: UnsoldMarket[] = [];
  for (const { name, countries, currencies } of await findMarkets(db, storeId)) {
    const currency = currencies[0]!;
    const sold = await findProductsWithPrice(db, productIds, currency);
    if (sold.size < productIds.length) unsold.push({ name, countries, currency, products: productIds.length - sold.size });
  }
  return unsold;
}

async function findProductsWithPrice(db: Database, productIds: readonly string[], currency: string): Promise<Set<string>> {
  const found = new Set<string>();
  // A statement has room for 65,535 parameters.
  for (let start = 0; start < productIds.length; start += 1000) {
    const rows = await db
      .selectDistinct({ id: variants.productId })
      .from(variants)
      .innerJoin(variantPrices, and(eq(variantPrices.variantId, variants.id), eq(variantPrices.currency, currency)))
      .where(inArray(variants.productId, productIds.slice(start, start + 1000)));
    for (const { id } of rows) found.add(id);
  }
  return found;
}
