import {
  catalogLimits,
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

interface Row {
  name: string;
  nth: number;
}

/** Changes many products. Returns a result for each, in their order. */
export async function changeManyProducts(
  context: RequestContext,
  { products: names, ...change }: BulkProducts,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (let start = 0; start < names.length; start += batchSize) {
    const rows = names.slice(start, start + batchSize).map((name, nth): Row => ({ name, nth: start + nth }));
    const saved = await saveAllowed(
      rows,
      (some) => context.db.transaction((tx) => changeBatch(tx, context, some, change)),
      ({ name, nth }, reason) => {
        const detail = `The database refuses a value: ${reason}`;
        return [{ nth, result: refusedRow(name, refuse('invalid_request', { field: `products.${nth}`, detail })) }];
      },
    );
    for (const { nth, result } of saved) results[nth] = result;
    await letOthersRun();
  }
  return results;
}

type Change = Omit<BulkProducts, 'products'>;

async function changeBatch(
  tx: Database,
  context: RequestContext,
  rows: readonly Row[],
  change: Change,
): Promise<{ nth: number; result: BulkResult }[]> {
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
  const changed = new Map<string, ReturnType<typeof changedProduct>>();
  const results = rows.map(({ name, nth }) => {
    const id = idOf.get(name.normalize('NFC'));
    const product = id === undefined ? undefined : byId.get(id);
    const field = `products.${nth}`;
    if (!product) return { nth, result: refusedRow(name, refuse('product_not_found', { field })) };
    const patch = patchOf(product, change);
    if (patch.tags && patch.tags.length > catalogLimits.tagsPerProduct) {
      const detail = `It would have more than ${catalogLimits.tagsPerProduct} tags: remove some.`;
      return { nth, result: refusedRow(name, refuse('invalid_request', { field, detail })) };
    }
    changed.set(product.id, changedProduct(context, product, patch, places));
    return { nth, result: { row: name, status: 'changed' as const } };
  });
  await updateProducts(tx, store, [...changed.values()], { forceStock: false });
  return results;
}

/** What the change makes of a product. */
export function patchOf(
  { tags, variants }: AdminProduct,
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
