import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { saveAllowed } from '../../platform/database/refused-value.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { saveNewProducts } from '../product/save/save-new-products.ts';
import { updateProducts } from '../product/save/update-products.ts';
import { possibleSkus } from './plan/assign-skus.ts';
import { findKnownProducts, findSkuOwners } from './plan/known-product.ts';
import {
  matchProduct,
  planProduct,
  refusal,
  type ImportedProduct,
  type SaveContext,
  type SavedImport,
} from './plan/plan-product.ts';

/**
 * Brings products of the store to what the file says, in one transaction. What the database refuses is a refused
 * product, not the end of the import.
 */
export function saveImportedProducts(
  db: Database,
  batch: readonly ImportedProduct[],
  context: SaveContext,
): Promise<SavedImport[]> {
  return saveAllowed(
    batch,
    (some) => db.transaction((tx) => save(tx, some, context)),
    ({ draft: { line, handle } }, reason) => [
      refusal([{ line, column: 'Handle', reason: `the database refuses "${handle}": ${reason}` }]),
    ],
  );
}

async function save(tx: Database, batch: readonly ImportedProduct[], context: SaveContext): Promise<SavedImport[]> {
  const { store, forceStock } = context;
  await lockPrices(tx, store.id);
  // The tables grow while the import runs: a plan from when they were small would read all of them in each batch.
  await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
  const handles = batch.map(({ draft }) => draft.handle);
  const known = await findKnownProducts(tx, store, handles);
  const matches = batch.map((product) => matchProduct(product, known.get(product.draft.handle), context));
  const skus = matches.flatMap(({ draft, match, isRefused }) =>
    isRefused ? [] : possibleSkus(draft.handle, match.variants),
  );
  const owners = await findSkuOwners(tx, store.id, skus);
  const plans = matches.map((matched) => planProduct(matched, owners, context));
  const written = plans.flatMap((plan) => (plan.input ? [{ ...plan, input: plan.input }] : []));
  // First those that may give up a SKU, which a new product may take.
  await updateProducts(
    tx,
    store,
    written.flatMap(({ known, input, sourceHash }) => (known ? [{ id: known.id, input, sourceHash }] : [])),
    { forceStock },
  );
  // Foreign keys are checked for each row, with one plan.
  await tx.execute(sql`set local plan_cache_mode = auto`);
  const created = written.filter(({ known }) => !known);
  const ids = await saveNewProducts(
    tx,
    store,
    created.map(({ input, sourceHash }) => ({ input, sourceHash })),
  );
  created.forEach(({ saved }, index) => (saved.id = ids[index]!));
  return plans.map(({ saved }) => saved);
}
