import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { products, variants, type ProductRow } from '../catalog.tables.ts';
import { saveSearch } from './save-search.ts';
import { productSearch } from './search.tables.ts';

/** In one transaction. */
const batchSize = 500;

/**
 * Makes products findable that are not: those of a version before there was a search index, and those that SQL
 * inserted. Returns their number. What a search looks through is computed in Node, so no migration could do it.
 */
export async function fillSearch(db: Database): Promise<number> {
  let filled = 0;
  for (;;) {
    const [missing] = await db
      .select({ id: stores.id, defaultLanguage: stores.defaultLanguage })
      .from(products)
      .innerJoin(stores, eq(stores.id, products.storeId))
      .where(isMissing)
      .limit(1);
    if (!missing) return filled;
    filled += await db.transaction((tx) => fillBatch(tx, missing));
  }
}

const isMissing = sql`not exists (select 1 from ${productSearch} where ${productSearch.productId} = ${products.id})`;

/** Holds the store's prices, so that none of the products is saved meanwhile. */
async function fillBatch(tx: Database, store: { id: string; defaultLanguage: string }): Promise<number> {
  await lockPrices(tx, store.id);
  const rows = await tx
    .select()
    .from(products)
    .where(sql`${products.storeId} = ${store.id} and ${isMissing}`)
    .limit(batchSize);
  await saveRows(tx, store, rows, { areNew: true });
  return rows.length;
}

/**
 * Makes the products of a store that have a metafield findable by what its definition says now: a batch in each
 * transaction.
 */
export async function refillMetafield(
  db: Database,
  store: { id: string; defaultLanguage: string },
  name: string,
): Promise<void> {
  for (let last = ''; ;) {
    const rows = await db.transaction(async (tx) => {
      await lockPrices(tx, store.id);
      const found = await tx
        .select()
        .from(products)
        .where(
          sql`${products.storeId} = ${store.id} and ${products.id} > ${last}
            and jsonb_exists(${products.data} -> 'metafields', ${name}::text)`,
        )
        .orderBy(products.id)
        .limit(batchSize);
      await saveRows(tx, store, found, { areNew: false });
      return found;
    });
    if (rows.length < batchSize) return;
    last = rows.at(-1)!.id;
  }
}

async function saveRows(
  tx: Database,
  store: { id: string; defaultLanguage: string },
  rows: readonly ProductRow[],
  options: { areNew: boolean },
): Promise<void> {
  const skus = await tx
    .select({ productId: variants.productId, sku: variants.sku })
    .from(variants)
    .where(
      isOneOf(
        variants.productId,
        rows.map(({ id }) => id),
      ),
    );
  const ofProduct = Map.groupBy(skus, ({ productId }) => productId);
  await saveSearch(
    tx,
    store,
    rows.map((row) => ({ ...row, skus: (ofProduct.get(row.id) ?? []).map(({ sku }) => sku) })),
    options,
  );
}
