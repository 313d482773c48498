import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { apiKeys } from '../store/store.tables.ts';
import { findConfigurationVersion, loadConfiguration, type StoreConfiguration } from './load-configuration.ts';

/**
 * The configuration of each store in this process. A request uses one snapshot from its beginning to its end. See
 * docs/decisions/configuration-snapshot.md.
 */
export interface Configurations {
  /** Returns the store's configuration, at most `maxAgeMs` old. Undefined if there is no such store. */
  ofStore(storeId: string): Promise<StoreConfiguration | undefined>;
  /** Returns the configuration of the store that has this key, in its stored form. */
  ofKey(key: string): Promise<StoreConfiguration | undefined>;
  /**
   * Returns the configuration as the transaction sees it: `known` if its version is still the one in the database,
   * otherwise the configuration that it reads. The transaction that places an order uses it.
   */
  current(tx: Database, known: StoreConfiguration): Promise<StoreConfiguration>;
  /**
   * The next request checks the version of this store, or of all stores. Code that may have changed the configuration
   * calls it after the commit.
   */
  expire(storeId?: string): void;
}

export interface ConfigurationOptions {
  /** Age in milliseconds from which a request checks the version in the database. Default: 1000. */
  maxAgeMs?: number;
  /** A monotonic clock in milliseconds. It is not the clock of the shop, which tests move. */
  clock?: () => number;
}

/** The stores whose snapshots are kept at the same time. */
const maxStores = 500;

interface Entry {
  configuration: StoreConfiguration | undefined;
  /** When the check began that confirmed `configuration`. */
  checkedAt: number;
  /** Increases when the entry expires. The result of a check that began before is not kept. */
  epoch: number;
  /** The check in progress. Requests that arrive meanwhile share it. */
  check: { beganAt: number; result: Promise<StoreConfiguration | undefined> } | undefined;
}

export function createConfigurations(db: Database, options: ConfigurationOptions = {}): Configurations {
  const { maxAgeMs = 1000, clock = () => performance.now() } = options;
  // A Map keeps the order of insertion, so the first entry is the oldest.
  const entries = new Map<string, Entry>();
  const storeOfKey = new Map<string, string>();

  function entryOf(storeId: string): Entry {
    const known = entries.get(storeId);
    if (known) return known;
    if (entries.size >= maxStores) forgetStore([...entries.keys()][0]!);
    const entry: Entry = { configuration: undefined, checkedAt: -Infinity, epoch: 0, check: undefined };
    entries.set(storeId, entry);
    return entry;
  }

  function forgetStore(storeId: string): void {
    entries.delete(storeId);
    for (const [key, store] of storeOfKey) if (store === storeId) storeOfKey.delete(key);
  }

  async function refresh(storeId: string, entry: Entry, beganAt: number): Promise<StoreConfiguration | undefined> {
    const { configuration: known, epoch } = entry;
    const isCurrent = known && (await findConfigurationVersion(db, storeId)) === known.version;
    const found = isCurrent ? known : await loadConfiguration(db, storeId);
    if (!found) {
      forgetStore(storeId);
      return undefined;
    }
    // An earlier check may end later.
    if (epoch !== entry.epoch || beganAt < entry.checkedAt) return found;
    Object.assign(entry, { configuration: found, checkedAt: beganAt });
    for (const key of found.keys.keys()) storeOfKey.set(key, storeId);
    return found;
  }

  async function ofStore(storeId: string): Promise<StoreConfiguration | undefined> {
    const entry = entryOf(storeId);
    const now = clock();
    const isFresh = (beganAt: number) => now - beganAt < maxAgeMs;
    if (entry.configuration && isFresh(entry.checkedAt)) return entry.configuration;
    if (entry.check && isFresh(entry.check.beganAt)) return entry.check.result;
    const check = { beganAt: now, result: refresh(storeId, entry, now) };
    entry.check = check;
    try {
      return await check.result;
    } finally {
      if (entry.check === check) entry.check = undefined;
    }
  }

  function expire(storeId?: string): void {
    for (const [id, entry] of entries)
      if (storeId === undefined || storeId === id)
        Object.assign(entry, { checkedAt: -Infinity, epoch: entry.epoch + 1, check: undefined });
  }

  return {
    ofStore,
    expire,
    async ofKey(key) {
      const storeId = storeOfKey.get(key);
      const known = storeId === undefined ? undefined : await ofStore(storeId);
      if (known?.keys.has(key)) return known;
      // It was created by another process, or deleted, or it never existed.
      storeOfKey.delete(key);
      const [row] = await db.select({ storeId: apiKeys.storeId }).from(apiKeys).where(eq(apiKeys.key, key));
      if (!row) return undefined;
      expire(row.storeId);
      const found = await ofStore(row.storeId);
      return found?.keys.has(key) ? found : undefined;
    },
    async current(tx, known) {
      const storeId = known.store.id;
      if ((await findConfigurationVersion(tx, storeId)) === known.version) return known;
      expire(storeId);
      const found = await loadConfiguration(tx, storeId);
      if (!found) throw new Error('The store was deleted.');
      return found;
    },
  };
}
