import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { products } from '../catalog.tables.ts';
import { findSkuOwners } from '../import/plan/known-product.ts';
import { variantsText, type ImportPreview } from '../import/preview.ts';
import type { RowProblem } from '../import/rows/row-problem.ts';
import { handleErrors } from '../product-data/handle.ts';
import { findRedirectOwners, redirectErrors } from '../publication/redirect.repo.ts';
import type { ProductInput } from '../product/product-input.ts';
import { nextPosition, saveNewProducts } from '../product/save/save-new-products.ts';
import { saveComponents, type DryRunSkus } from '../product/save/save-components.ts';
import type { SaveOutcome } from '../product/save/save-product.ts';
import { updateProducts } from '../product/save/update-products.ts';
import { findHeldProducts, type VariantChanges } from '../product/save/held-components.ts';
import { optionKey } from '../product/save/product-values.ts';
import type { ArchivedProduct } from './archive-line.ts';
import { hasBundle } from './bundle-batches.ts';
import { describeArchivedProducts } from './preview-archive.ts';

export interface ProductOfLine {
  line: number;
  product: ArchivedProduct;
  input: ProductInput;
  createdAt: string;
  sourceHash: string;
  /** How many products with bundles come before it. They are saved later. */
  waiting: number;
}

/** What a dry run would have saved in the batches before. */
export interface PreviewedProducts {
  /** The handles of the products, by SKU. */
  given: Map<string, string>;
  /** SKUs that no variant has any more, unless they are given. */
  gone: Set<string>;
  /** SKUs of variants that contain nothing. */
  plain: Set<string>;
}

export interface BatchContext {
  store: { id: string; defaultLanguage: string };
  forceStock: boolean;
  previewed: PreviewedProducts;
  /** Bundles, by their ids, that a dry run would have deleted, or from which it would have taken their components. */
  emptied: Set<string>;
  /** Places in the catalogue for products that are saved later than those after them, by `waiting`. */
  reserved: Map<number, number>;
  /** `waiting` of the last product that was saved. */
  saved: number;
}

/** What is done with the products of a batch. */
export interface BatchPlan {
  outcomes: SaveOutcome[];
  refused: RowProblem[];
  created: ProductOfLine[];
  changed: (ProductOfLine & { id: string })[];
  unchanged: ProductOfLine[];
}

/**
 * Writes a batch. A product with a bundle whose components are wrong is refused as a whole: nothing of it is written,
 * and what it has stays.
 */
export async function writeBatch(
  tx: Database,
  batch: readonly ProductOfLine[],
  context: BatchContext,
): Promise<BatchPlan> {
  await lockPrices(tx, context.store.id);
  if (!batch.some(({ product }) => hasBundle(product))) return (await writeProducts(tx, batch, context)).plan;
  return withoutRefused(batch, async (some) => {
    try {
      return await tx.transaction(async (savepoint) => {
        const written = await writeProducts(savepoint, some, context);
        if (written.problems.length > 0) throw new WrongBundles(written);
        return written;
      });
    } catch (error) {
      if (error instanceof WrongBundles) return error.written;
      throw error;
    }
  });
}

interface Attempt {
  plan: BatchPlan;
  /** What is wrong with bundles. */
  problems: RowProblem[];
}

/** Undoes a batch. */
class WrongBundles extends Error {
  readonly written: Attempt;
  constructor(written: Attempt) {
    super('The components of a bundle are wrong.');
    this.written = written;
  }
}

/** Tries a batch until no bundle is wrong: one that is refused may have had what another one contains. */
async function withoutRefused(
  batch: readonly ProductOfLine[],
  attempt: (some: readonly ProductOfLine[]) => Promise<Attempt>,
): Promise<BatchPlan> {
  const refused: RowProblem[] = [];
  for (let left = batch; ;) {
    const { plan, problems } = await attempt(left);
    if (problems.length === 0) return { ...plan, refused: [...plan.refused, ...refused] };
    refused.push(...problems);
    const lines = new Set(problems.map(({ line }) => line));
    left = left.filter(({ line }) => !lines.has(line));
  }
}

async function writeProducts(tx: Database, batch: readonly ProductOfLine[], context: BatchContext): Promise<Attempt> {
  const { store, forceStock } = context;
  // A batch that is repeated in parts had no effect.
  const plan = await planBatch(tx, batch, { ...context, emptied: new Set() });
  const { created } = plan;
  await updateProducts(tx, store, plan.changed, { forceStock });
  const ids = await saveNewProducts(tx, store, await withPositions(tx, created, context));
  const times = JSON.stringify(created.map(({ createdAt }, nth) => ({ id: ids[nth], at: createdAt })));
  await tx.execute(sql`
    update ${products} set created_at = given.at
    from jsonb_to_recordset(${times}::jsonb) as given(id text, at timestamptz)
    where ${products.id} = given.id`);
  return { plan, problems: await saveContents(tx, store.id, plan) };
}

/** Leaves room for products that come before these and are saved later, and finds that of those that were waiting. */
async function withPositions(
  tx: Database,
  created: readonly ProductOfLine[],
  { store, reserved, saved }: BatchContext,
): Promise<(ProductOfLine & { position?: number | undefined })[]> {
  if (created.some(({ product }) => hasBundle(product)))
    return created.map((one) => ({ ...one, position: reserved.get(one.waiting) }));
  if (created.every(({ waiting }) => waiting === saved)) return [...created];
  const next = await nextPosition(tx, store.id);
  let before = saved;
  return created.map((one, nth) => {
    const position = next + nth + one.waiting - saved;
    for (; before < one.waiting; before += 1) reserved.set(before, position - one.waiting + before);
    return { ...one, position };
  });
}

/** Sets what the variants of a batch contain, or finds out in a dry run what is wrong. */
async function saveContents(
  tx: Database,
  storeId: string,
  { created, changed, unchanged }: BatchPlan,
  dryRun?: DryRunSkus & Pick<PreviewedProducts, 'plain'>,
): Promise<RowProblem[]> {
  const all = [...created, ...changed, ...unchanged].flatMap(({ line, product }) =>
    product.variants.map(({ sku, components }, place) => ({ line, place, sku, components: components ?? [] })),
  );
  // What is new is empty, and what is unchanged was emptied before.
  const isChanged = new Set(changed.map(({ line }) => line));
  const list = all.filter(({ line, components }) => components.length > 0 || (!dryRun && isChanged.has(line)));
  const ofBatch = new Map(all.map(({ sku, components }) => [sku, components]));
  const isEmptied = (sku: string) => dryRun?.plain.has(sku) || dryRun?.gone.has(sku);
  const problems = await saveComponents(tx, storeId, list, {
    after: (sku) => ofBatch.get(sku) ?? (isEmptied(sku) ? [] : undefined),
    dryRun,
  });
  return problems.map(({ nth, field, detail }) => {
    const { line, place } = list[nth]!;
    return { line, column: `variants.${place}.${field}`, reason: detail };
  });
}

/** Finds out what would be written of a batch, and adds it to the preview. */
export async function previewBatch(
  tx: Database,
  batch: readonly ProductOfLine[],
  context: BatchContext,
  preview: ImportPreview,
): Promise<BatchPlan> {
  const { store, forceStock } = context;
  const { given, gone, plain } = context.previewed;
  let emptied = context.emptied;
  let changes: Awaited<ReturnType<typeof describeArchivedProducts>> = new Map();
  const plan = await withoutRefused(batch, async (some) => {
    emptied = new Set(context.emptied);
    const tried = await planBatch(tx, some, { ...context, emptied });
    changes = await describeArchivedProducts(tx, store, tried.changed, forceStock);
    const skus = new Set([...tried.created, ...tried.changed].flatMap(skusOf));
    const left = new Set([...changes.values()].flatMap((change) => change.skus));
    const dryRun = {
      given: { has: (sku: string) => skus.has(sku) || given.has(sku) },
      gone: { has: (sku: string) => left.has(sku) || gone.has(sku) },
      plain,
    };
    return { plan: tried, problems: await saveContents(tx, store.id, tried, dryRun) };
  });
  const { created, changed, unchanged } = plan;
  preview.added.push(
    ...created.map(({ input: { handle, variants } }) => `${handle} (${variantsText(variants.length)})`),
  );
  preview.changed.push(...[...changes].map(([handle, ofProduct]) => ({ handle, changes: ofProduct.changes })));
  preview.unchanged.push(...unchanged.map(({ input }) => input.handle));
  for (const { product } of [...created, ...changed])
    for (const { sku, components } of product.variants) {
      given.set(sku, product.handle);
      if (!components) plain.add(sku);
    }
  for (const { skus } of changes.values()) for (const sku of skus) gone.add(sku);
  for (const id of emptied) context.emptied.add(id);
  return plan;
}

const skusOf = ({ product }: ProductOfLine) => product.variants.map(({ sku }) => sku);

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
  const redirects = batch.flatMap(({ input }) => input.redirects ?? []);
  const redirectOwners = await findRedirectOwners(tx, context.store.id, redirects);
  for (const { input } of batch) redirectOwners.set(input.handle, input.handle);
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
    const errors = [
      // One that the store has already is not checked: an earlier version allowed others.
      ...(same ? [] : handleErrors('handle', input.handle)),
      ...redirectErrors({ redirects: input.redirects ?? [], handle: input.handle }, redirectOwners),
    ];
    if (errors.length > 0) {
      plan.refused.push(...errors.map(({ field, detail }) => ({ line, column: field, reason: detail! })));
      continue;
    }
    for (const { sku } of input.variants) owners.set(sku, input.handle);
    const outcome = !same ? 'created' : isChanged(product) ? 'updated' : 'unchanged';
    plan.outcomes.push(outcome);
    if (!same) plan.created.push(product);
    else if (outcome === 'updated') plan.changed.push({ ...product, id: same.id });
    else plan.unchanged.push(product);
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
