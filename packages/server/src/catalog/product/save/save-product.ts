import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { hashToken } from '../../../platform/database/ids.ts';
import { lockPrices } from '../../../shop/exchange-rates/exchange-rate.repo.ts';
import { products } from '../../catalog.tables.ts';
import type { ProductInput } from '../product-input.ts';
import { saveNewProducts } from './save-new-products.ts';
import { updateProducts } from './update-products.ts';

export type SaveOutcome = 'created' | 'updated' | 'unchanged';

export interface SavedProduct {
  id: string;
  outcome: SaveOutcome;
}

/**
 * Creates or updates the product of this handle. What comes again unchanged is left alone. Ids of
 * products, variants and pictures stay, and so does the stock of a variant that comes with the number
 * it came with before.
 */
export async function saveProduct(
  db: Database,
  store: { id: string; defaultLanguage: string },
  input: ProductInput,
): Promise<SavedProduct> {
  const sourceHash = hashToken(JSON.stringify(input));
  return db.transaction(async (tx) => {
    await lockPrices(tx, store.id);
    const [known] = await tx
      .select({ id: products.id, sourceHash: products.sourceHash })
      .from(products)
      .where(and(eq(products.storeId, store.id), eq(products.handle, input.handle)));
    if (known?.sourceHash === sourceHash) return { id: known.id, outcome: 'unchanged' };
    if (known) {
      await updateProducts(tx, store, [{ id: known.id, input, sourceHash }], { forceStock: false });
      return { id: known.id, outcome: 'updated' };
    }
    const [id] = await saveNewProducts(tx, store, [{ input, sourceHash }]);
    return { id: id!, outcome: 'created' };
  });
}
