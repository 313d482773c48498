import { hourMs } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import { ProductIndex } from './product-index.ts';
import {
  findLargeStores,
  readChanges,
  readCollections,
  readIndexRows,
  readProductIds,
  readSnapshot,
} from './product-index.repo.ts';
import { shareRuns } from './shared-runs.ts';

interface Entry {
  index: ProductIndex;
  /** The last transactions that the index knows. */
  snapshot: string;
  /** When it was brought up to date, by a monotonic clock in milliseconds. */
  checkedAt: number;
  update: () => Promise<void>;
}

/** Of all stores in this process together. One takes some 300 bytes. */
const maxProducts = 500_000;
/** Products that one statement reads. */
const batchSize = 1000;
/** An index that was not used for so long is read anew; see `deleteCatalogChanges`. */
const maxUnusedMs = hourMs;

const ofDatabase = new WeakMap<Database, Map<string, Entry>>();

/** Returns the index of a store with everything that was committed before the call. */
export async function productIndexOf(db: Database, storeId: string): Promise<ProductIndex> {
  const entries = ofDatabase.get(db) ?? new Map<string, Entry>();
  ofDatabase.set(db, entries);
  const entry = entries.get(storeId) ?? newEntry(db, storeId);
  // Last in the order of the map, so that the first is the one that was not needed for the longest time.
  entries.delete(storeId);
  entries.set(storeId, entry);
  await entry.update();
  dropOldest(entries);
  return entry.index;
}

/** Stores with fewer products are read within a second when they are asked for. */
const warmedFrom = 5000;

/** Reads the products of the largest stores, so that the first search after a start does not wait for it. */
export async function warmProductIndexes(db: Database, from = warmedFrom): Promise<void> {
  let room = maxProducts;
  for (const { storeId, count } of await findLargeStores(db, from)) {
    room -= count;
    if (room < 0) return;
    await productIndexOf(db, storeId);
  }
}

function newEntry(db: Database, storeId: string): Entry {
  const entry: Entry = {
    ...{ index: new ProductIndex(), snapshot: '', checkedAt: -Infinity },
    update: shareRuns(async () => {
      const beganAt = performance.now();
      if (beganAt - entry.checkedAt > maxUnusedMs) await fill(db, storeId, entry);
      else await catchUp(db, storeId, entry);
      entry.checkedAt = beganAt;
    }),
  };
  return entry;
}

/** A product that changes while they are read is read again by the next request. */
async function fill(db: Database, storeId: string, entry: Entry): Promise<void> {
  const snapshot = await readSnapshot(db);
  const index = new ProductIndex();
  index.collections = await readCollections(db, storeId);
  await putProducts(db, storeId, index, await readProductIds(db, storeId));
  Object.assign(entry, { index, snapshot });
}

async function catchUp(db: Database, storeId: string, entry: Entry): Promise<void> {
  const { snapshot, changed } = await readChanges(db, storeId, entry.snapshot);
  if (changed.includes('')) entry.index.collections = await readCollections(db, storeId);
  await putProducts(
    db,
    storeId,
    entry.index,
    changed.filter((id) => id !== ''),
  );
  entry.snapshot = snapshot;
}

async function putProducts(db: Database, storeId: string, index: ProductIndex, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = ids.slice(start, start + batchSize);
    const rows = await readIndexRows(db, storeId, batch);
    for (const id of batch) index.remove(id);
    for (const row of rows) index.put(row);
    await letOthersRun();
  }
  index.closeGaps();
}

function dropOldest(entries: Map<string, Entry>): void {
  let count = 0;
  for (const { index } of entries.values()) count += index.size;
  for (const [storeId, { index }] of entries) {
    if (count <= maxProducts || entries.size === 1) return;
    entries.delete(storeId);
    count -= index.size;
  }
}
