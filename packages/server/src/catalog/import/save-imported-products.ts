import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { collections } from '../catalog.tables.ts';
import type { Original } from '../media/originals.ts';
import { saveAllowed } from '../../platform/database/refused-value.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { addToCollection, saveCollection } from '../product/save-collection.ts';
import { saveNewProducts } from '../product/save/save-new-products.ts';
import { updateProducts } from '../product/save/update-products.ts';
import { possibleSkus } from './plan/assign-skus.ts';
import { findKnownProducts, findSkuOwners, type KnownProduct } from './plan/known-product.ts';
import type { DraftProduct } from './rows/draft-product.ts';
import {
  matchProduct,
  planProduct,
  refusal,
  type ImportedProduct,
  type ProductPlan,
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

/**
 * Finds out what `saveImportedProducts` would do, and writes nothing. `owners` has the SKUs that batches before would
 * have given (to a product, by its handle) or freed (null), and takes those of this batch.
 */
export function previewImportedProducts(
  db: Database,
  drafts: readonly DraftProduct[],
  context: SaveContext,
  owners: Map<string, string | null>,
): Promise<SavedImport[]> {
  return db.transaction(
    async (tx) => {
      const batch = drafts.map((draft) => ({ draft, pictures: new Map<string, Original>() }));
      const plans = await planBatch(tx, batch, context, { owners });
      for (const { known, input, saved } of plans) {
        if (!saved.outcome || !input) continue;
        for (const { input: before } of known?.variants ?? []) owners.set(before.sku, null);
        for (const { sku } of input.variants) owners.set(sku, input.handle);
      }
      return plans.map(({ saved }) => saved);
    },
    { accessMode: 'read only', isolationLevel: 'repeatable read' },
  );
}

async function save(tx: Database, batch: readonly ImportedProduct[], context: SaveContext): Promise<SavedImport[]> {
  const { store, forceStock } = context;
  await lockPrices(tx, store.id);
  // The tables grow while the import runs: a plan from when they were small would read all of them in each batch.
  await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
  const plans = await planBatch(tx, batch, context);
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
  // In the transaction of the products: an import that is interrupted, and repeated, leaves none out.
  if (ids.length > 0) await addToCollection(tx, await collectionOf(tx, context), ids);
  return plans.map(({ saved }) => saved);
}

async function planBatch(
  tx: Database,
  batch: readonly ImportedProduct[],
  context: SaveContext,
  preview?: { owners: ReadonlyMap<string, string | null> },
): Promise<ProductPlan[]> {
  const handles = batch.map(({ draft }) => draft.handle);
  const known = await findKnownProducts(tx, context.store, handles);
  const matches = batch.map(({ draft, pictures }) => {
    const same = known.get(draft.handle);
    return matchProduct({ draft, pictures: preview ? newPictures(draft, same) : pictures }, same, context);
  });
  const skus = matches.flatMap(({ draft, match, isRefused }) =>
    isRefused ? [] : possibleSkus(draft.handle, match.variants),
  );
  const owners = await findSkuOwners(tx, context.store.id, skus);
  for (const sku of preview ? skus : []) {
    const owner = preview!.owners.get(sku);
    if (owner === null) owners.delete(sku);
    else if (owner !== undefined) owners.set(sku, owner);
  }
  return matches.map((matched) => planProduct(matched, owners, context));
}

/** Placeholders of the pictures that an import would load, where the store has none from the same source. */
function newPictures({ images }: DraftProduct, known: KnownProduct | undefined): Map<string, Original> {
  const stored = new Set(known?.input.images.map(({ source }) => source));
  return new Map(
    images.filter(({ src }) => !stored.has(src)).map(({ src }) => [src, { file: src, width: 1, height: 1 }]),
  );
}

/** Creates the collection of this handle, unless the store has it. Returns its id. */
async function collectionOf(tx: Database, { store, collection: handle }: SaveContext): Promise<string> {
  const [known] = await tx
    .select({ id: collections.id })
    .from(collections)
    .where(and(eq(collections.storeId, store.id), eq(collections.handle, handle)));
  if (known) return known.id;
  const words = handle.replaceAll('-', ' ');
  const title = { [store.defaultLanguage]: words.charAt(0).toUpperCase() + words.slice(1) };
  const position = await tx.$count(collections, eq(collections.storeId, store.id));
  return saveCollection(tx, store.id, { handle, title, descriptionHtml: {}, image: null, position });
}
