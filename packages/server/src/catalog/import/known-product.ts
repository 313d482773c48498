import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { images, products, variantPrices, variants } from '../catalog.tables.ts';
import type { PriceInput, ProductInput, VariantInput } from '../product/product-input.ts';
import type { Database } from '../../platform/database/client.ts';
import { textIn } from '../../platform/database/text.ts';
import { findImportedQuantities } from '../stock/imported-stock.ts';

export interface KnownVariant {
  id: string;
  /** One label an option, in the store's language. */
  labels: string[];
  input: VariantInput;
  stock: number | null;
  /** The quantity that a file gave last; undefined where none did. */
  imported: number | null | undefined;
}

/**
 * A product that the store already has, as an import would bring it: what the file does not speak of comes from here.
 */
export interface KnownProduct {
  id: string;
  /** Without stock: that is the store's own. */
  input: ProductInput;
  variants: KnownVariant[];
}

export async function findKnownProduct(
  db: Database,
  store: { id: string; defaultLanguage: string },
  handle: string,
): Promise<KnownProduct | undefined> {
  const [product] = await db
    .select()
    .from(products)
    .where(and(eq(products.storeId, store.id), eq(products.handle, handle)));
  if (!product) return undefined;
  const pictures = await db
    .select()
    .from(images)
    .where(eq(images.productId, product.id))
    .orderBy(asc(images.position), asc(images.id));
  const rows = await db
    .select()
    .from(variants)
    .where(eq(variants.productId, product.id))
    .orderBy(asc(variants.position), asc(variants.id));
  const ids = rows.map(({ id }) => id);
  const prices = await findSetPrices(db, ids);
  const imported = await findImportedQuantities(db, ids);
  const label = (option: number, value: number) =>
    textIn(product.options[option]!.values[value]!.label, [store.defaultLanguage]);
  const known = rows.map(
    ({
      id,
      sku,
      optionValues,
      sellWhenOut,
      weightGrams,
      requiresShipping,
      imageId,
      taxCategory,
      hsCode,
      originCountry,
      stock,
    }): KnownVariant => {
      const picture = pictures.findIndex((one) => one.id === imageId);
      const customs = { taxCategory, hsCode, originCountry };
      return {
        id,
        stock,
        labels: optionValues.map((value, option) => label(option, value)),
        imported: imported.get(id),
        input: {
          id,
          sku,
          optionValues,
          sellWhenOut,
          weightGrams,
          requiresShipping,
          customs,
          image: picture < 0 ? null : picture,
          prices: prices.get(id) ?? {},
        },
      };
    },
  );
  const { title, descriptionHtml, vendor, productType, tags, options, published } = product;
  return {
    id: product.id,
    variants: known,
    input: {
      handle,
      title,
      descriptionHtml,
      vendor,
      productType,
      tags,
      options,
      published,
      variants: known.map(({ input }) => input),
      images: pictures.map(({ file, width, height, alt, source }) => ({ file, width, height, alt, source })),
    },
  };
}

/** Converted prices follow their rate: only set ones are the merchant's. */
async function findSetPrices(db: Database, variantIds: readonly string[]): Promise<Map<string, PriceInput>> {
  const prices = new Map<string, PriceInput>();
  if (variantIds.length === 0) return prices;
  const rows = await db
    .select()
    .from(variantPrices)
    .where(and(inArray(variantPrices.variantId, [...variantIds]), isNull(variantPrices.exchangeRateId)));
  for (const { variantId, currency, amount, compareAtAmount } of rows) {
    prices.set(variantId, { ...prices.get(variantId), [currency]: { amount, compareAtAmount } });
  }
  return prices;
}

/** Which of these SKUs variants of the store have, and of which product: by SKU, its handle. */
export async function findSkuOwners(
  db: Database,
  storeId: string,
  skus: readonly string[],
): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  // A statement has room for 65,535 parameters.
  for (let start = 0; start < skus.length; start += 1000) {
    const rows = await db
      .select({ sku: variants.sku, handle: products.handle })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(and(eq(variants.storeId, storeId), inArray(variants.sku, skus.slice(start, start + 1000))));
    for (const { sku, handle } of rows) owners.set(sku, handle);
  }
  return owners;
}
