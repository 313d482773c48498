import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { collections } from '../catalog.tables.ts';
import type { Original } from '../media/originals.ts';
import { saveAllowed } from '../../platform/database/refused-value.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { addToCollection, saveCollection } from '../product/save-collection.ts';
import { saveNewProducts } from '../product/save/save-new-products.ts';
import { findHeldProducts } from '../product/save/held-components.ts';
import { updateProducts } from '../product/save/update-products.ts';
import { possibleSkus } from './plan/assign-skus.ts';
import { findStoredImages } from './plan/merge-images.ts';
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

/** What the batches of a dry run before would have done. */
export interface PreviewState {
  /** SKUs that they would have given (to a product, by its handle) or freed (null). */
  owners: Map<string, string | null>;
  /** Bundles that they would have deleted, by their ids. */
  emptied: Set<string>;
}

/**
 * Finds out what `saveImportedProducts` would do, and writes nothing. The pictures are placeholders. `preview` has what
 * the batches before would have done, and takes what this one would do.
 */
export function previewImportedProducts(
  db: Database,
  batch: readonly ImportedProduct[],
  context: SaveContext,
  preview: PreviewState,
): Promise<SavedImport[]> {
  return db.transaction(
    async (tx) => {
      const plans = await planBatch(tx, batch, context, preview);
      for (const { known, input, saved } of plans) {
        if (!saved.outcome || !input) continue;
        for (const { input: before } of known?.variants ?? []) preview.owners.set(before.sku, null);
        for (const { sku } of input.variants) preview.owners.set(sku, input.handle);
      }
      return plans.map(({ saved }) => saved);
    },
    { accessMode: 'read only', isolationLevel: 'repeatable read' },
  );
}

async function save(tx: Database, batch: readonly ImportedProduct[], context: SaveContext): Promise<SavedImport[]> {
  const { store, forceStock } = context;
  await lockPrices(tx, store.id);
  // The tables grow while the import runs: a plan from when they were small would read all of them in each batch. A
  // batch finds all that it needs by keys, but the planner takes rows to be on a disk, and would read whole tables.
  await tx.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
    set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)`);
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
  preview?: PreviewState,
): Promise<ProductPlan[]> {
  const handles = batch.map(({ draft }) => draft.handle);
  const known = await findKnownProducts(tx, context.store, handles);
  const matches = batch.map(({ draft, pictures }) => {
    const same = known.get(draft.handle);
    return matchProduct({ draft, pictures: preview ? newPictures(draft, pictures, same) : pictures }, same, context);
  });
  const restructured = matches.filter(({ isRefused, match }) => !isRefused && match.restructured);
  const held = await findHeldProducts(
    tx,
    restructured.map(({ known: same, match }) => {
      const kept = new Set(match.variants.map((one) => one.known?.id));
      return { productId: same!.id, keeps: ({ id }) => kept.has(id) };
    }),
    preview?.emptied,
  );
  for (const one of restructured) {
    const reason = held.get(one.known!.id);
    if (reason === undefined) continue;
    const { line, columns } = one.draft;
    one.refused.push({ line, column: columns.option1Value, reason });
    one.isRefused = true;
  }
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

/** Of the placeholders of a dry run, those of pictures that the store does not have. */
function newPictures(
  { images }: DraftProduct,
  placeholders: ReadonlyMap<string, Original>,
  known: KnownProduct | undefined,
): Map<string, Original> {
  const stored = findStoredImages(images, known?.input.images ?? [], new Map());
  return new Map([...placeholders].filter(([src]) => !stored.has(src)));
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
