import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { newId } from '../../../platform/database/ids.ts';
import { isOneOf } from '../../../platform/statements/is-one-of.ts';
import { rowLock } from '../../../platform/statements/row-lock.ts';
import { insertRows, updateRows, upsertRows } from '../../../platform/statements/write-rows.ts';
import { findExchangeRates } from '../../../shop/exchange-rates/exchange-rate.repo.ts';
import { variantPrices, variants, type VariantPriceRow, type VariantRow } from '../../catalog.tables.ts';
import { bySystem } from '../../stock/change-level.ts';
import { setFirstStock } from '../../stock/first-stock.ts';
import { findImportedQuantities, recordImportedQuantities, shouldSetStock } from '../../stock/imported-stock.ts';
import { setStockById } from '../../stock/set-stock-rows.ts';
import type { ProductInput, VariantInput } from '../product-input.ts';
import { priceRows } from './price-rows.ts';
import { optionKey } from './product-values.ts';

/** The trigger that finds deleted components of bundles. */
const componentDeleted = 'A_component_deleted';

interface ProductVariants {
  id: string;
  input: ProductInput;
  imageIds: readonly string[];
}

interface SavedVariant {
  id: string;
  productId: string;
  /** The row that the store has. */
  known: VariantRow | undefined;
  variant: VariantInput;
  optionKey: string;
  position: number;
  imageId: string | null;
}

/** Brings the variants of known products to their input, with prices and stock. */
export async function updateVariants(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  list: readonly ProductVariants[],
  forceStock: boolean,
): Promise<void> {
  const known = await lockVariants(
    tx,
    list.map(({ id }) => id),
  );
  const knownOf = Map.groupBy(known, ({ productId }) => productId);
  const saved = list.flatMap((product) => matchVariants(product, knownOf.get(product.id) ?? [], store.defaultLanguage));
  const kept = new Set(saved.map(({ id }) => id));
  const gone = known.map(({ id }) => id).filter((id) => !kept.has(id));
  if (gone.length > 0) await deleteVariants(tx, gone);
  await freeKeys(tx, saved);
  await updateRows(
    tx,
    variants,
    saved.filter((one) => one.known).map((one) => rowOf(store.id, one)),
  );
  await insertRows(
    tx,
    variants,
    saved.filter((one) => !one.known).map((one) => ({ ...rowOf(store.id, one), stock: one.variant.stock ?? null })),
  );
  await saveStock(tx, store.id, saved, forceStock);
  const rates = await findExchangeRates(tx, store.id);
  await savePrices(
    tx,
    [...kept],
    saved.flatMap(({ id, variant }) => priceRows(id, variant.prices, rates)),
  );
}

/** Deletes variants. What bundles contain is refused at once, so that an import can save the other products. */
async function deleteVariants(tx: Database, ids: readonly string[]): Promise<void> {
  await tx.delete(variants).where(isOneOf(variants.id, ids));
  for (const moment of ['immediate', 'deferred'])
    await tx.execute(sql`set constraints ${sql.identifier(componentDeleted)} ${sql.raw(moment)}`);
}

function lockVariants(tx: Database, productIds: readonly string[]): Promise<VariantRow[]> {
  return tx
    .select()
    .from(variants)
    .where(isOneOf(variants.productId, productIds))
    .orderBy(sql`${variants.id} collate "C"`)
    .for(rowLock);
}

function matchVariants(product: ProductVariants, known: readonly VariantRow[], language: string): SavedVariant[] {
  const { id: productId, input, imageIds } = product;
  return input.variants.map((variant, position) => {
    const key = optionKey(input, variant, language);
    const same = known.find((one) => (variant.id === undefined ? one.optionKey === key : one.id === variant.id));
    const imageId = variant.image === null ? null : (imageIds[variant.image] ?? null);
    return { id: same?.id ?? newId('var'), productId, known: same, variant, optionKey: key, position, imageId };
  });
}

/** Every column but the stock. What the input leaves out stays, or has its default. */
function rowOf(storeId: string, { id, productId, known, variant, optionKey: key, position, imageId }: SavedVariant) {
  const { sku, optionValues, sellWhenOut, weightGrams, customs } = variant;
  const requiresShipping = variant.requiresShipping ?? known?.requiresShipping ?? true;
  const {
    taxCategory = known?.taxCategory ?? 'standard',
    hsCode = known?.hsCode ?? null,
    originCountry = known?.originCountry ?? null,
  } = customs ?? {};
  const ofVariant = {
    sku,
    optionValues,
    optionKey: key,
    sellWhenOut,
    weightGrams,
    requiresShipping,
    position,
    imageId,
  };
  // What a bundle contains is set for itself; see `saveComponents`.
  const components = known?.data?.components;
  const given = variant.data === undefined ? known?.data : variant.data;
  const data = components ? { ...given, components } : (given ?? null);
  return { id, storeId, productId, ...ofVariant, taxCategory, hsCode, originCountry, data };
}

/**
 * Two variants may have swapped their SKUs or options: those that change are free before any is set. Only those,
 * because a change of a unique column locks the row against carts that add the variant.
 */
async function freeKeys(tx: Database, saved: readonly SavedVariant[]): Promise<void> {
  const changed = saved.filter(
    ({ known, variant, optionKey: key }) => known && (known.sku !== variant.sku || known.optionKey !== key),
  );
  await updateRows(
    tx,
    variants,
    changed.map(({ id }) => ({ id, sku: id, optionKey: id })),
  );
}

async function saveStock(tx: Database, storeId: string, saved: readonly SavedVariant[], force: boolean): Promise<void> {
  const stated = saved.flatMap(({ id, known, variant: { stock, levels } }) =>
    stock === undefined ? [] : [{ id, known, stock, levels }],
  );
  await setFirstStock(
    tx,
    storeId,
    stated.flatMap(({ id, known, stock, levels }) => (known ? [] : [{ variantId: id, stock, levels }])),
  );
  const before = stated.filter(({ known }) => known);
  const imported = await findImportedQuantities(
    tx,
    before.map(({ id }) => id),
  );
  const changed = before.filter(
    ({ id, known, stock: quantity }) =>
      // The stock of a bundle is that of its components.
      !(known!.data?.components && quantity !== null) &&
      shouldSetStock({ quantity, imported: imported.get(id), present: known!.stock, isNew: false, force }),
  );
  await setStockById(tx, storeId, changed, { reason: 'set', actor: bySystem });
  await recordImportedQuantities(
    tx,
    before.map(({ id, stock }) => ({ variantId: id, quantity: stock })),
  );
}

/** These are all prices of these variants. */
async function savePrices(tx: Database, variantIds: readonly string[], prices: VariantPriceRow[]): Promise<void> {
  const kept = JSON.stringify(prices.map(({ variantId, currency }) => ({ variant_id: variantId, currency })));
  await tx.delete(variantPrices).where(sql`
    ${isOneOf(variantPrices.variantId, variantIds)} and (${variantPrices.variantId}, ${variantPrices.currency}) not in (
      select variant_id, currency from json_to_recordset(${kept}::json) as kept(variant_id text, currency text))`);
  await upsertRows(tx, variantPrices, [variantPrices.variantId, variantPrices.currency], prices);
}
