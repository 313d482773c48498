import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { bundleComponents, products, variants, type ProductRow } from '../catalog.tables.ts';
import { readProducts, type ProductDetails } from './product-details.repo.ts';

/** A product of a list: enough to know whether what was read of it before is still right. */
export interface ProductState {
  id: string;
  /** The version of the store's catalog. */
  version: number;
  /** The stock of each variant, as text; see `stocksOf`. */
  stocks: string;
}

/** A product as it was read, with the stock of now. */
export interface CachedProduct {
  product: ProductRow;
  details: ProductDetails;
  /** What was made from it, by all that it depends on besides. */
  made: Map<string, string>;
}

interface Entry extends CachedProduct {
  version: number;
  stocks: string;
}

/** Products in one currency, of all stores together. One takes some 10 kB. */
const maxProducts = 2000;
/** Languages and countries for which a product is kept as text. */
const maxMade = 20;

const caches = new WeakMap<Database, Map<string, Entry>>();

/**
 * The stock of a product's variants as text, for a list: `var_1 3,var_2 ` if the second is not counted. Instead of a
 * bundle, it has the components.
 */
export const stocksOf = sql<string>`(
  select coalesce(string_agg(case when ${variants.data} -> 'components' is null
    then ${variants.id} || ' ' || coalesce(${variants.stock}::text, '') else (
      select string_agg(part.id || ' ' || coalesce(part.stock::text, ''), ',')
      from ${bundleComponents} item join ${variants} part on part.id = item.component_id
      where item.bundle_id = ${variants.id}) end, ','), '')
  from ${variants} where ${variants.productId} = ${products.id})`;

/**
 * Returns the products that a list names, by id. Reads only those that this process has not read yet in the version of
 * the catalog that the list saw. Those that were deleted since are left out. See docs/decisions/product-cache.md.
 */
export async function findProducts(
  db: Database,
  currency: string,
  states: readonly ProductState[],
): Promise<Map<string, CachedProduct>> {
  const cache = caches.get(db) ?? new Map<string, Entry>();
  caches.set(db, cache);
  const keyOf = (id: string) => `${currency} ${id}`;
  const known = ({ id, version }: ProductState) => {
    const entry = cache.get(keyOf(id));
    return entry?.version === version ? entry : undefined;
  };
  const missing = states.filter((state) => !known(state));
  const read =
    missing.length === 0
      ? []
      : await readProducts(
          db,
          currency,
          missing.map(({ id }) => id),
        );
  const readById = new Map(read.map((one) => [one.product.id, one]));
  const found = new Map<string, CachedProduct>();
  for (const state of states) {
    const fresh = readById.get(state.id);
    const entry: Entry | undefined = fresh
      ? { ...fresh, version: state.version, stocks: '', made: new Map() }
      : known(state);
    if (!entry) continue;
    // Last in the order of the map, so that the first is the one that was not needed for the longest time.
    cache.delete(keyOf(state.id));
    cache.set(keyOf(state.id), entry);
    takeStock(entry, state.stocks);
    found.set(state.id, entry);
  }
  for (const key of cache.keys()) {
    if (cache.size <= maxProducts) break;
    cache.delete(key);
  }
  return found;
}

/** Returns the text that was made from a product for this key, or makes it. */
export function madeOf(product: CachedProduct, key: string, make: () => string): string {
  const known = product.made.get(key);
  if (known !== undefined) return known;
  if (product.made.size >= maxMade) product.made.clear();
  const text = make();
  product.made.set(key, text);
  return text;
}

function takeStock(entry: Entry, stocks: string): void {
  if (entry.stocks === stocks) return;
  const numbers = new Map(stocks.split(',').map((one) => one.split(' ') as [string, string]));
  const update = (one: { stock: number | null }, id: string) => {
    const stock = numbers.get(id);
    if (stock !== undefined) one.stock = stock === '' ? null : Number(stock);
  };
  for (const { variant } of entry.details.variants) {
    update(variant, variant.id);
    for (const component of variant.components ?? []) update(component, component.variantId);
  }
  entry.stocks = stocks;
  entry.made.clear();
}
