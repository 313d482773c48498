import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { textIn } from '../../platform/database/text.ts';
import { setFirstStock } from '../stock/first-stock.ts';
import { variantPrices, variants } from '../catalog.tables.ts';
import type { ProductInput, VariantInput } from './product-input.ts';

/** Variants of one statement, which has room for 65,535 parameters. */
const chunk = 500;

/** Inserts the variants of a product that has none, with their prices and stock: a few statements for all of them. */
export async function saveNewVariants(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  productId: string,
  input: ProductInput,
  imageIds: readonly string[],
): Promise<void> {
  const all = input.variants.map((variant, position) => ({ id: newId('var'), position, variant }));
  for (let start = 0; start < all.length; start += chunk) {
    const part = all.slice(start, start + chunk);
    await tx.insert(variants).values(
      part.map(({ id, position, variant }) => {
        const { sku, optionValues, stock, sellWhenOut, weightGrams, requiresShipping, image, customs } = variant;
        return {
          id,
          storeId: store.id,
          productId,
          sku,
          optionValues,
          optionKey: optionKey(input, variant, store.defaultLanguage),
          sellWhenOut,
          weightGrams,
          position,
          stock: stock ?? null,
          imageId: image === null ? null : (imageIds[image] ?? null),
          ...customs,
          ...(requiresShipping !== undefined && { requiresShipping }),
        };
      }),
    );
    await setFirstStock(
      tx,
      store.id,
      part.flatMap(({ id, variant: { stock } }) => (stock === undefined ? [] : [{ variantId: id, stock }])),
    );
    const prices = part.flatMap(({ id, variant }) =>
      Object.entries(variant.prices).map(([currency, price]) => ({ variantId: id, currency, ...price })),
    );
    if (prices.length > 0) await tx.insert(variantPrices).values(prices);
  }
}

/** Returns a key that identifies a variant within its product. It does not depend on the order of the options. */
export function optionKey(
  input: Pick<ProductInput, 'options'>,
  variant: Pick<VariantInput, 'optionValues'>,
  language: string,
): string {
  return input.options
    .map((option, index) => textIn(option.values[variant.optionValues[index]!]!.label, [language]))
    .join('\u001f');
}
