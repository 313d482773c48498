import {
  catalogLimits,
  maxPriceAmount,
  refuse,
  type AdminProduct,
  type BulkProducts,
  type BulkResult,
  type ProductPatch,
} from '@smallshop/contract';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { saveAllowed } from '../../platform/database/refused-value.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { products } from '../catalog.tables.ts';
import { updateProducts } from '../product/save/update-products.ts';
import { findLocations } from '../stock/location.repo.ts';
import { readAdminProducts } from './admin-product-view.ts';
import { refusedRow } from './bulk-report.ts';
import { idsByName, isNamedBy } from './product-names.ts';
import { changedProduct } from './save-admin-product.ts';

/** Products of one transaction. */
const batchSize = 100;

type Change = Omit<BulkProducts, 'products'>;

/** A product to change, with its number and the name of its field in errors. */
export interface NumberedProductRow {
  name: string;
  nth: number;
  field: string;
  change: Change;
}

export interface NumberedResult {
  nth: number;
  result: BulkResult;
}

/** Where products are changed. */
export type BulkContext = Pick<RequestContext, 'db' | 'store' | 'baseUrl' | 'now'>;

/** Changes many products. Returns a result for each, in their order. */
export async function changeManyProducts(
  context: RequestContext,
  { products: names, ...change }: BulkProducts,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (let start = 0; start < names.length; start += batchSize) {
    const rows = names.slice(start, start + batchSize).map((name, place): NumberedProductRow => {
      const nth = start + place;
      return { name, nth, field: `products.${nth}`, change };
    });
    for (const { nth, result } of await changeAllowed(context.db, context, rows)) results[nth] = result;
    await letOthersRun();
  }
  return results;
}

/** Changes products in one transaction. One whose values the database refuses stops no other. */
export function changeAllowed(
  db: Database,
  context: BulkContext,
  rows: readonly NumberedProductRow[],
): Promise<NumberedResult[]> {
  return saveAllowed(
    rows,
    (some) => db.transaction((tx) => changeBatch(tx, context, some)),
    ({ name, nth, field }, reason) => {
      const detail = `The database refuses a value: ${reason}`;
      return [{ nth, result: refusedRow(name, refuse('invalid_request', { field, detail })) }];
    },
  );
}

async function changeBatch(
  tx: Database,
  context: BulkContext,
  rows: readonly NumberedProductRow[],
): Promise<NumberedResult[]> {
  const { store } = context;
  await lockPrices(tx, store.id);
  const names = rows.map(({ name }) => name.normalize('NFC'));
  const found = await tx
    .select({ id: products.id, handle: products.handle })
    .from(products)
    .where(and(eq(products.storeId, store.id), isNamedBy(names)))
    .orderBy(sql`${products.id} collate "C"`)
    .for(rowLock);
  const idOf = idsByName(found);
  const present = await readAdminProducts(
    tx,
    context,
    found.map(({ id }) => id),
  );
  const byId = new Map(present.map((one) => [one.id, one]));
  const places = await findLocations(tx, store.id);
  const patches = new Map<string, ProductPatch>();
  const lastChanges = new Map<string, Change>();
  const results = rows.map(({ name, nth, field, change }): NumberedResult => {
    const id = idOf.get(name.normalize('NFC'));
    const product = id === undefined ? undefined : byId.get(id);
    if (!product) return { nth, result: refusedRow(name, refuse('product_not_found', { field })) };
    const isChanged = { nth, result: { row: name, status: 'changed' as const } };
    // A product that one request names twice is changed once.
    if (lastChanges.get(product.id) === change) return isChanged;
    const before = patches.get(product.id) ?? {};
    const patch = { ...before, ...patchOf(patched(product, before), change) };
    if (patch.tags && patch.tags.length > catalogLimits.tagsPerProduct) {
      const detail = `It would have more than ${catalogLimits.tagsPerProduct} tags: remove some.`;
      return { nth, result: refusedRow(name, refuse('invalid_request', { field, detail })) };
    }
    const large = patch.variants?.find(({ prices = {} }) =>
      Object.values(prices).some(({ amount }) => amount > maxPriceAmount),
    );
    if (large && change.priceBasisPoints !== undefined) {
      const limit = `more than ${maxPriceAmount}, the largest price`;
      const detail = `A price of "${large.sku}" would be ${limit}: change it by less.`;
      return { nth, result: refusedRow(name, refuse('invalid_request', { field, detail })) };
    }
    patches.set(product.id, patch);
    lastChanges.set(product.id, change);
    return isChanged;
  });
  const changed = [...patches].map(([id, patch]) => changedProduct(context, byId.get(id)!, patch, places));
  await updateProducts(tx, store, changed, { forceStock: false });
  return results;
}

/** The product after a change that is not saved yet, as far as the next change depends on it. */
function patched({ tags, variants }: AdminProduct, patch: ProductPatch): Pick<AdminProduct, 'tags' | 'variants'> {
  return {
    tags: patch.tags ?? tags,
    variants: variants.map((variant, nth) => ({ ...variant, prices: patch.variants?.[nth]?.prices ?? variant.prices })),
  };
}

/** What the change makes of a product. */
export function patchOf(
  { tags, variants }: Pick<AdminProduct, 'tags' | 'variants'>,
  { addTags = [], removeTags = [], published, priceBasisPoints }: Change,
): ProductPatch {
  const kept = tags.filter((tag) => !removeTags.includes(tag));
  return {
    ...((addTags.length > 0 || removeTags.length > 0) && { tags: [...new Set([...kept, ...addTags])] }),
    ...(published !== undefined && { published }),
    ...(priceBasisPoints !== undefined && {
      variants: variants.map(({ id, sku, prices }) => ({ id, sku, prices: changePrices(prices, priceBasisPoints) })),
    }),
  };
}

function changePrices(prices: AdminProduct['variants'][number]['prices'], basisPoints: number) {
  return Object.fromEntries(
    Object.entries(prices).map(([currency, { amount, compareAtAmount }]) => {
      // Integers throughout: the product of a large amount is above what a number holds exactly.
      const changed = (BigInt(amount) * BigInt(10_000 + basisPoints) * 2n + 10_000n) / 20_000n;
      return [currency, { amount: Number(changed), compareAtAmount }];
    }),
  );
}
