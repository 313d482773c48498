import { sql } from 'drizzle-orm';
import { isOneOf } from '../../platform/database/is-one-of.ts';
import type { Database } from '../../platform/database/client.ts';
import { refusedValue } from '../../platform/database/refused-value.ts';
import { rowLock } from '../../platform/database/row-lock.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { variants } from '../catalog.tables.ts';
import { saveNewProducts } from '../product/save-new-products.ts';
import { updateProduct } from '../product/save-product.ts';
import { possibleSkus } from './assign-skus.ts';
import { findKnownProducts, findSkuOwners } from './known-product.ts';
import {
  matchProduct,
  planProduct,
  refusal,
  type ImportedProduct,
  type SaveContext,
  type SavedImport,
} from './plan-product.ts';

/**
 * Brings products of the store to what the file says, in one transaction. What the database refuses is a refused
 * product, not the end of the import: the batch is halved until that product is alone.
 */
export async function saveImportedProducts(
  db: Database,
  batch: readonly ImportedProduct[],
  context: SaveContext,
): Promise<SavedImport[]> {
  try {
    return await db.transaction((tx) => save(tx, batch, context));
  } catch (error) {
    const reason = refusedValue(error);
    if (reason === undefined) throw error;
    if (batch.length === 1) {
      const { line, handle } = batch[0]!.draft;
      return [refusal([{ line, column: 'Handle', reason: `the database refuses "${handle}": ${reason}` }])];
    }
    const half = Math.ceil(batch.length / 2);
    const first = await saveImportedProducts(db, batch.slice(0, half), context);
    return [...first, ...(await saveImportedProducts(db, batch.slice(half), context))];
  }
}

async function save(tx: Database, batch: readonly ImportedProduct[], context: SaveContext): Promise<SavedImport[]> {
  const { store, forceStock } = context;
  await lockPrices(tx, store.id);
  const handles = batch.map(({ draft }) => draft.handle);
  const known = await findKnownProducts(tx, store, handles);
  const matches = batch.map((product) => matchProduct(product, known.get(product.draft.handle), context));
  const skus = matches.flatMap(({ draft, match, isRefused }) =>
    isRefused ? [] : possibleSkus(draft.handle, match.variants),
  );
  const owners = await findSkuOwners(tx, store.id, skus);
  const plans = matches.map((matched) => planProduct(matched, owners, context));
  const written = plans.filter(({ input }) => input !== undefined);
  await lockVariantsOf(
    tx,
    written.flatMap(({ known }) => known?.id ?? []),
  );
  // In the order of the file: a variant may take the SKU that an earlier one gives up. A new product can take it too,
  // and gives up none.
  for (const { known, input, sourceHash } of written)
    if (known) await updateProduct(tx, store, known.id, input!, { sourceHash, forceStock });
  const created = written.filter(({ known }) => !known);
  const ids = await saveNewProducts(
    tx,
    store,
    created.map(({ input, sourceHash }) => ({ input: input!, sourceHash })),
  );
  created.forEach(({ saved }, index) => (saved.id = ids[index]!));
  return plans.map(({ saved }) => saved);
}

/** Holds the variants of all these products in one order, before the products are changed one after another. */
async function lockVariantsOf(tx: Database, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await tx
    .select({ id: variants.id })
    .from(variants)
    .where(isOneOf(variants.productId, productIds))
    .orderBy(sql`${variants.id} collate "C"`)
    .for(rowLock);
}
