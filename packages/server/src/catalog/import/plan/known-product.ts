import { and, asc, eq, isNull } from 'drizzle-orm';
import {
  images,
  products,
  variantPrices,
  variants,
  type ImageRow,
  type ProductRow,
  type VariantRow,
} from '../../catalog.tables.ts';
import type { PriceInput, ProductInput, VariantInput } from '../../product/product-input.ts';
import type { Database } from '../../../platform/database/client.ts';
import { isOneOf } from '../../../platform/statements/is-one-of.ts';
import { textIn } from '../../../platform/database/text.ts';
import { findImportedQuantities } from '../../stock/imported-stock.ts';

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

/** The products of these handles that the store has, by handle. */
export async function findKnownProducts(
  db: Database,
  store: { id: string; defaultLanguage: string },
  handles: readonly string[],
): Promise<Map<string, KnownProduct>> {
  const found = await db
    .select()
    .from(products)
    .where(and(eq(products.storeId, store.id), isOneOf(products.handle, handles)));
  if (found.length === 0) return new Map();
  const productIds = found.map(({ id }) => id);
  const pictures = await db
    .select()
    .from(images)
    .where(isOneOf(images.productId, productIds))
    .orderBy(asc(images.position), asc(images.id));
  const rows = await db
    .select()
    .from(variants)
    .where(isOneOf(variants.productId, productIds))
    .orderBy(asc(variants.position), asc(variants.id));
  const variantIds = rows.map(({ id }) => id);
  const prices = await findSetPrices(db, variantIds);
  const imported = await findImportedQuantities(db, variantIds);
  const picturesOf = Map.groupBy(pictures, ({ productId }) => productId);
  const variantsOf = Map.groupBy(rows, ({ productId }) => productId);
  return new Map(
    found.map((product) => [
      product.handle,
      knownProduct(product, {
        pictures: picturesOf.get(product.id) ?? [],
        rows: variantsOf.get(product.id) ?? [],
        prices,
        imported,
        language: store.defaultLanguage,
      }),
    ]),
  );
}

interface KnownParts {
  pictures: readonly ImageRow[];
  rows: readonly VariantRow[];
  prices: ReadonlyMap<string, PriceInput>;
  imported: ReadonlyMap<string, number | null>;
  language: string;
}

function knownProduct(product: ProductRow, { pictures, rows, prices, imported, language }: KnownParts): KnownProduct {
  const label = (option: number, value: number) => textIn(product.options[option]!.values[value]!.label, [language]);
  const known = rows.map((row): KnownVariant => {
    const { id, sku, optionValues, sellWhenOut, weightGrams, requiresShipping, imageId, stock } = row;
    const { taxCategory, hsCode, originCountry } = row;
    const picture = pictures.findIndex((one) => one.id === imageId);
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
        customs: { taxCategory, hsCode, originCountry },
        image: picture < 0 ? null : picture,
        prices: prices.get(id) ?? {},
        ...(row.data && { data: row.data }),
      },
    };
  });
  const { handle, title, descriptionHtml, vendor, productType, tags, options, published } = product;
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
      ...(product.data && { data: product.data }),
      ...publicationOf(product),
      variants: known.map(({ input }) => input),
      images: pictures.map(({ file, width, height, alt, source, focalPoint }) => ({
        ...{ file, width, height, alt, source, focalPoint },
      })),
    },
  };
}

function publicationOf({ publishedFrom: from, publishedUntil: until }: ProductRow): Pick<ProductInput, 'publication'> {
  return from || until ? { publication: { from, until } } : {};
}

/** Converted prices follow their rate: only set ones are the merchant's. */
async function findSetPrices(db: Database, variantIds: readonly string[]): Promise<Map<string, PriceInput>> {
  const prices = new Map<string, PriceInput>();
  if (variantIds.length === 0) return prices;
  const rows = await db
    .select()
    .from(variantPrices)
    .where(and(isOneOf(variantPrices.variantId, variantIds), isNull(variantPrices.exchangeRateId)));
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
  if (skus.length === 0) return new Map();
  const rows = await db
    .select({ sku: variants.sku, handle: products.handle })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(variants.storeId, storeId), isOneOf(variants.sku, skus)));
  return new Map(rows.map(({ sku, handle }) => [sku, handle]));
}
