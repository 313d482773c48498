import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { products } from '../catalog.tables.ts';
import { findSkuOwners } from '../import/plan/known-product.ts';
import { variantsText, type ImportPreview } from '../import/preview.ts';
import type { RowProblem } from '../import/rows/row-problem.ts';
import type { ProductInput } from '../product/product-input.ts';
import { saveNewProducts } from '../product/save/save-new-products.ts';
import { saveComponents } from '../product/save/save-components.ts';
import type { SaveOutcome } from '../product/save/save-product.ts';
import { updateProducts } from '../product/save/update-products.ts';
import { findHeldProducts, type VariantChanges } from '../product/save/held-components.ts';
import { optionKey } from '../product/save/product-values.ts';
import type { PreviewedProducts } from './archive-components.ts';
import type { ArchivedProduct } from './archive-line.ts';
import { describeArchivedProducts } from './preview-archive.ts';

export interface ProductOfLine {
  line: number;
  product: ArchivedProduct;
  input: ProductInput;
  createdAt: string;
  sourceHash: string;
}

export interface BatchContext {
  store: { id: string; defaultLanguage: string };
  forceStock: boolean;
  /** What a dry run would have saved of the batches before. */
  previewed: PreviewedProducts;
  /** Bundles, by their ids, that a dry run would have deleted, or from which it would have taken their components. */
  emptied: Set<string>;
}

/** What is done with the products of a batch. */
export interface BatchPlan {
  outcomes: SaveOutcome[];
  refused: RowProblem[];
  created: ProductOfLine[];
  changed: (ProductOfLine & { id: string })[];
  /** Handles. */
  unchanged: string[];
}

/** Writes a batch. */
export async function writeBatch(
  tx: Database,
  batch: readonly ProductOfLine[],
  context: BatchContext,
): Promise<BatchPlan> {
  const { store, forceStock } = context;
  await lockPrices(tx, store.id);
  // A batch that is repeated in parts had no effect.
  const plan = await planBatch(tx, batch, { ...context, emptied: new Set() });
  const { created } = plan;
  await updateProducts(tx, store, plan.changed, { forceStock });
  const plain = plan.changed.flatMap(({ product }) => product.variants.filter(({ components }) => !components));
  await saveComponents(
    tx,
    store.id,
    plain.map(({ sku }) => ({ sku, components: [] })),
  );
  const ids = await saveNewProducts(tx, store, created);
  const times = JSON.stringify(created.map(({ createdAt }, nth) => ({ id: ids[nth], at: createdAt })));
  await tx.execute(sql`
    update ${products} set created_at = given.at
    from jsonb_to_recordset(${times}::jsonb) as given(id text, at timestamptz)
    where ${products.id} = given.id`);
  return plan;
}

/** Finds out what would be written of a batch, and adds it to the preview. */
export async function previewBatch(
  tx: Database,
  batch: readonly ProductOfLine[],
  context: BatchContext,
  preview: ImportPreview,
): Promise<BatchPlan> {
  const { store, forceStock } = context;
  const plan = await planBatch(tx, batch, context);
  const { created, changed, unchanged } = plan;
  preview.added.push(
    ...created.map(({ input: { handle, variants } }) => `${handle} (${variantsText(variants.length)})`),
  );
  const changes = await describeArchivedProducts(tx, store, changed, forceStock);
  preview.changed.push(...[...changes].map(([handle, ofProduct]) => ({ handle, changes: ofProduct.changes })));
  preview.unchanged.push(...unchanged);
  const { given, gone, plain } = context.previewed;
  for (const { product } of [...created, ...changed])
    for (const { sku, components } of product.variants) {
      given.set(sku, product.handle);
      if (!components) plain.add(sku);
    }
  for (const { skus } of changes.values()) for (const sku of skus) gone.add(sku);
  return plan;
}

/** Decides what is written of a batch. */
async function planBatch(tx: Database, batch: readonly ProductOfLine[], context: BatchContext): Promise<BatchPlan> {
  const { store, forceStock } = context;
  const handles = batch.map(({ input }) => input.handle);
  const rows = await tx
    .select({ id: products.id, handle: products.handle, sourceHash: products.sourceHash })
    .from(products)
    .where(and(eq(products.storeId, store.id), isOneOf(products.handle, handles)));
  const known = new Map(rows.map((row) => [row.handle, row]));
  const skus = batch.flatMap(({ input }) => input.variants.map(({ sku }) => sku));
  const owners = await findSkuOwners(tx, store.id, skus);
  for (const sku of skus) {
    const owner = context.previewed.given.get(sku);
    if (owner !== undefined) owners.set(sku, owner);
  }
  const plan: BatchPlan = { outcomes: [], refused: [], created: [], changed: [], unchanged: [] };
  const isChanged = ({ input, sourceHash }: ProductOfLine) =>
    known.has(input.handle) && (forceStock || known.get(input.handle)!.sourceHash !== sourceHash);
  const held = await findHeldProducts(
    tx,
    batch.filter(isChanged).map((one) => changeOf(one, known.get(one.input.handle)!.id, store.defaultLanguage)),
    context.emptied,
  );
  for (const product of batch) {
    const { line, input } = product;
    const same = known.get(input.handle);
    const reason = same && held.get(same.id);
    if (reason !== undefined) {
      plan.refused.push({ line, column: 'variants', reason });
      continue;
    }
    const taken = input.variants.find(({ sku }) => (owners.get(sku) ?? input.handle) !== input.handle);
    if (taken) {
      const reason = `"${taken.sku}" is already used by the product "${owners.get(taken.sku)}": write another one`;
      plan.refused.push({ line, column: 'variants.sku', reason });
      continue;
    }
    for (const { sku } of input.variants) owners.set(sku, input.handle);
    const outcome = !same ? 'created' : isChanged(product) ? 'updated' : 'unchanged';
    plan.outcomes.push(outcome);
    if (!same) plan.created.push(product);
    else if (outcome === 'updated') plan.changed.push({ ...product, id: same.id });
    else plan.unchanged.push(input.handle);
  }
  return plan;
}

/** What a line does with the variants that the store has: a variant is the one with the same options. */
function changeOf({ product, input }: ProductOfLine, productId: string, language: string): VariantChanges {
  const contents = new Map(
    input.variants.map((variant, nth) => [optionKey(input, variant, language), product.variants[nth]!.components]),
  );
  return {
    productId,
    keeps: (variant) => contents.has(variant.optionKey),
    fills: (variant) => Boolean(contents.get(variant.optionKey)),
  };
}
