import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { hashToken, newId } from '../../platform/database/ids.ts';
import { rowLock } from '../../platform/database/row-lock.ts';
import type { LocalizedText } from '../../platform/database/text.ts';
import { setStock } from '../stock/adjust-stock.ts';
import { bySystem } from '../stock/change-level.ts';
import { findImportedQuantities, recordImportedQuantity, shouldSetStock } from '../stock/imported-stock.ts';
import { convertPrices } from '../prices/convert-prices.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { images, products, variantPrices, variants } from '../catalog.tables.ts';
import type { ImageInput, ProductInput, VariantInput } from './product-input.ts';
import { optionKey, productValues } from './product-values.ts';
import { saveNewProducts } from './save-new-products.ts';

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
      await updateProduct(tx, store, known.id, input, { sourceHash, forceStock: false });
      return { id: known.id, outcome: 'updated' };
    }
    const [id] = await saveNewProducts(tx, store, [{ input, sourceHash }]);
    return { id: id!, outcome: 'created' };
  });
}

/** Writes the whole of a product that the store has. Part of a transaction that holds the store's prices. */
export async function updateProduct(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  id: string,
  input: ProductInput,
  { sourceHash, forceStock }: { sourceHash: string; forceStock: boolean },
): Promise<void> {
  const { title, shipping } = input;
  await tx
    .update(products)
    .set({
      ...productValues(input),
      sourceHash,
      titleRanks: ranksOfSameTitle(title),
      ...(shipping && { shipsOnlyTo: shipping.onlyTo, shipsNotTo: shipping.notTo }),
    })
    .where(eq(products.id, id));
  const imageIds = await saveImages(tx, store.id, id, input.images);
  await saveVariants(tx, store, id, input, { imageIds, forceStock });
  await convertPrices(tx, store.id, id);
}

/** A picture with the same content keeps its id, so its cached addresses stay right. */
async function saveImages(
  tx: Database,
  storeId: string,
  productId: string,
  list: readonly ImageInput[],
): Promise<string[]> {
  const known = await tx
    .select({ id: images.id, file: images.file })
    .from(images)
    .where(eq(images.productId, productId));
  const ids: string[] = [];
  for (const [position, image] of list.entries()) {
    const { file, width, height, alt, source } = image;
    const same = known.find((one) => one.file === file && !ids.includes(one.id));
    if (same) await tx.update(images).set({ position, alt, source }).where(eq(images.id, same.id));
    const id = same?.id ?? newId('img');
    if (!same) await tx.insert(images).values({ id, storeId, productId, position, file, width, height, alt, source });
    ids.push(id);
  }
  const gone = known.map(({ id }) => id).filter((id) => !ids.includes(id));
  if (gone.length > 0) await tx.delete(images).where(inArray(images.id, gone));
  return ids;
}

async function saveVariants(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  productId: string,
  input: ProductInput,
  { imageIds, forceStock }: { imageIds: readonly string[]; forceStock: boolean },
): Promise<void> {
  const known = await tx
    .select({ id: variants.id, optionKey: variants.optionKey, sku: variants.sku, stock: variants.stock })
    .from(variants)
    .where(eq(variants.productId, productId))
    .orderBy(sql`${variants.id} collate "C"`)
    .for(rowLock);
  const keyed = input.variants.map((variant) => ({ variant, key: optionKey(input, variant, store.defaultLanguage) }));
  const sameAs = (variant: VariantInput, key: string) =>
    known.find((one) => (variant.id === undefined ? one.optionKey === key : one.id === variant.id));
  const kept = new Set(keyed.map(({ variant, key }) => sameAs(variant, key)?.id));
  const gone = known.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) await tx.delete(variants).where(inArray(variants.id, gone));
  // Two variants may have swapped their SKUs or options: free those that change before setting any. Only those,
  // because a change of a unique column locks the row against carts that add the variant.
  const same = new Set(
    keyed.flatMap(({ variant, key }) => {
      const one = sameAs(variant, key);
      return one?.sku === variant.sku && one.optionKey === key ? one.id : [];
    }),
  );
  for (const { id } of known)
    if (!same.has(id)) await tx.update(variants).set({ sku: id, optionKey: id }).where(eq(variants.id, id));
  const imported = await findImportedQuantities(
    tx,
    known.map(({ id }) => id),
  );
  for (const [position, { variant, key }] of keyed.entries()) {
    const { sku, optionValues, stock, sellWhenOut, weightGrams, requiresShipping, image, customs } = variant;
    const values = {
      sku,
      optionValues,
      optionKey: key,
      sellWhenOut,
      weightGrams,
      position,
      imageId: image === null ? null : (imageIds[image] ?? null),
      ...customs,
      ...(requiresShipping !== undefined && { requiresShipping }),
    };
    const same = sameAs(variant, key);
    const id = same?.id ?? newId('var');
    if (same) await tx.update(variants).set(values).where(eq(variants.id, id));
    else await tx.insert(variants).values({ id, storeId: store.id, productId, ...values });
    if (stock !== undefined) {
      const isNew = !same;
      if (
        shouldSetStock({
          quantity: stock,
          imported: imported.get(id),
          present: same?.stock ?? null,
          isNew,
          force: forceStock,
        })
      ) {
        await setStock(tx, { storeId: store.id, variantId: id }, stock, {
          reason: isNew ? 'initial' : 'set',
          actor: bySystem,
        });
      }
      await recordImportedQuantity(tx, id, stock);
    }
    await tx.delete(variantPrices).where(eq(variantPrices.variantId, id));
    const prices = Object.entries(variant.prices).map(([currency, price]) => ({ variantId: id, currency, ...price }));
    if (prices.length > 0) await tx.insert(variantPrices).values(prices);
  }
}

/** A product whose title changed loses its ranks until titles are ranked again. */
function ranksOfSameTitle(title: LocalizedText) {
  return sql`case when ${products.title} = ${JSON.stringify(title)}::jsonb then ${products.titleRanks} end`;
}
