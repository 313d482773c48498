import { eq, max } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { newId } from '../../../platform/database/ids.ts';
import { letOthersRun } from '../../../platform/statements/let-others-run.ts';
import { insertInTurn, newRows } from '../../../platform/statements/write-rows.ts';
import { findExchangeRates } from '../../../shop/exchange-rates/exchange-rate.repo.ts';
import type { ExchangeRateRow } from '../../../shop/exchange-rates/price.tables.ts';
import { images, products, variantPrices, variants } from '../../catalog.tables.ts';
import { refreshMemberships } from '../../collections/memberships.ts';
import { saveRedirects } from '../../publication/redirect.repo.ts';
import { prepareSearch, writeSearch } from '../../search/save-search.ts';
import { setFirstStock } from '../../stock/first-stock.ts';
import type { ProductInput } from '../product-input.ts';
import { priceRows } from './price-rows.ts';
import { optionKey, productValues } from './product-values.ts';

export interface NewProduct {
  input: ProductInput;
  sourceHash: string;
  /** Its place in the catalogue. Left out: the last one. */
  position?: number | undefined;
}

interface SavedStore {
  id: string;
  defaultLanguage: string;
}

/**
 * Inserts products that the store does not have, with pictures, variants, prices and stock, and returns their ids: a
 * few statements for all of them. Part of a transaction that holds the store's prices.
 */
export async function saveNewProducts(tx: Database, store: SavedStore, list: readonly NewProduct[]): Promise<string[]> {
  if (list.length === 0) return [];
  const next = await nextPosition(tx, store.id);
  const rates = await findExchangeRates(tx, store.id);
  const all = list.map((product, index) =>
    rowsOf(product, store, { position: product.position ?? next + index, rates }),
  );
  const rowsFrom = <T>(read: (rows: ProductRows) => T[]) => all.flatMap(read);
  const searchRows = await prepareSearch(
    tx,
    store,
    all.map(({ product, variants: ofProduct }) => ({ ...product, skus: ofProduct.map(({ sku }) => sku) })),
  );
  // The search rows are made while the database writes the others.
  const [search] = await Promise.all([
    letOthersRun().then(searchRows),
    insertInTurn(tx, [
      newRows(
        products,
        all.map(({ product }) => product),
      ),
      newRows(
        images,
        rowsFrom((rows) => rows.images),
      ),
      newRows(
        variants,
        rowsFrom((rows) => rows.variants),
      ),
      newRows(
        variantPrices,
        rowsFrom((rows) => rows.prices),
      ),
    ]),
  ]);
  await saveRedirects(
    tx,
    store.id,
    all.flatMap(({ product }, nth) => {
      const { redirects = [] } = list[nth]!.input;
      return redirects.length > 0 ? [{ productId: product.id, handles: redirects }] : [];
    }),
  );
  await setFirstStock(
    tx,
    store.id,
    rowsFrom((rows) => rows.stock),
  );
  await writeSearch(tx, store.id, search, { areNew: true });
  const ids = all.map(({ product }) => product.id);
  await refreshMemberships(tx, store.id, ids);
  return ids;
}

export async function nextPosition(tx: Database, storeId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(products.position) })
    .from(products)
    .where(eq(products.storeId, storeId));
  return (row?.last ?? -1) + 1;
}

type ProductRows = ReturnType<typeof rowsOf>;

/** The rows of one new product. */
function rowsOf(
  { input, sourceHash }: NewProduct,
  store: SavedStore,
  { position, rates }: { position: number; rates: readonly ExchangeRateRow[] },
) {
  const productId = newId('prd');
  const owner = { storeId: store.id, productId };
  const { onlyTo = null, notTo = [] } = input.shipping ?? {};
  const ofImages = input.images.map(
    ({ file, width, height, alt, source, focalPoint = null, placeholder = null }, nth) => ({
      id: newId('img'),
      ...owner,
      position: nth,
      ...{ file, width, height, alt, source, focalPoint, placeholder },
    }),
  );
  const ofVariants = input.variants.map((variant, nth) => {
    const { sku, optionValues, stock, sellWhenOut, weightGrams, requiresShipping = true, image, customs } = variant;
    const { data = null } = variant;
    const { taxCategory = 'standard', hsCode = null, originCountry = null } = customs ?? {};
    return {
      id: newId('var'),
      ...owner,
      position: nth,
      ...{ sku, optionValues, sellWhenOut, weightGrams, requiresShipping, taxCategory, hsCode, originCountry },
      data,
      optionKey: optionKey(input, variant, store.defaultLanguage),
      stock: stock ?? null,
      imageId: image === null ? null : (ofImages[image]?.id ?? null),
    };
  });
  const withInput = ofVariants.map(({ id }, nth) => ({ variantId: id, variant: input.variants[nth]! }));
  return {
    product: {
      id: productId,
      storeId: store.id,
      position,
      ...productValues(input),
      shipsOnlyTo: onlyTo,
      shipsNotTo: notTo,
      data: input.data ?? null,
      publishedFrom: input.publication?.from ?? null,
      publishedUntil: input.publication?.until ?? null,
      sourceHash,
    },
    images: ofImages,
    variants: ofVariants,
    stock: withInput.flatMap(({ variantId, variant: { stock, levels } }) =>
      stock === undefined ? [] : [{ variantId, stock, levels }],
    ),
    prices: withInput.flatMap(({ variantId, variant }) => priceRows(variantId, variant.prices, rates)),
  };
}
