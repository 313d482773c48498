import type { MetafieldDefinition, ShippingZone } from '@smallshop/contract';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { LandedTerms } from '../../pricing/landed-cost/landed-cost.ts';
import { findExchangeRates } from '../exchange-rates/exchange-rate.repo.ts';
import type { ExchangeRateRow } from '../exchange-rates/price.tables.ts';
import { findMetafieldDefinitions } from '../metafield-settings/metafield.repo.ts';
import { findAllPromotions } from '../promotion-settings/promotion.repo.ts';
import type { PromotionRow } from '../promotion-settings/promotion.tables.ts';
import { findZones } from '../shipping-settings/shipping.repo.ts';
import { findSettings } from '../store/settings.repo.ts';
import type { SettingsRow } from '../store/settings.tables.ts';
import { findMarkets } from '../store/store.repo.ts';
import { allowedOrigins, apiKeys, stores, type MarketRow, type StoreRow } from '../store/store.tables.ts';
import { findLandedTerms } from '../tax-settings/tax.repo.ts';
import { configurationVersions } from './configuration.tables.ts';

/** What a merchant has configured, read at one moment. Nothing in it may be changed. */
export interface StoreConfiguration {
  version: number;
  store: StoreRow;
  /** The kind of each key, by the stored form of the key: of a secret key, its hash. */
  keys: ReadonlyMap<string, KeyKind>;
  origins: ReadonlySet<string>;
  markets: readonly MarketRow[];
  zones: readonly ShippingZone[];
  /** The current rates, ordered by currency. */
  exchangeRates: readonly ExchangeRateRow[];
  terms: LandedTerms;
  /** In their order. */
  metafields: readonly MetafieldDefinition[];
  /** Without their number of uses, which every order changes. */
  promotions: readonly Omit<PromotionRow, 'usedCount'>[];
  /** Without the next order number, which every order changes. */
  settings: Omit<SettingsRow, 'nextOrderNumber'>;
}

export type KeyKind = (typeof apiKeys.$inferSelect)['kind'];

/** A change in the middle of a load makes it start again, at most this many times. */
const maxLoads = 5;

/** Returns the version of a store's configuration, or undefined if there is no such store. */
export async function findConfigurationVersion(db: Database, storeId: string): Promise<number | undefined> {
  const [row] = await db
    .select({ version: configurationVersions.version })
    .from(configurationVersions)
    .where(eq(configurationVersions.storeId, storeId));
  return row?.version;
}

/** Reads the configuration of a store. Returns undefined if there is no such store. */
export async function loadConfiguration(db: Database, storeId: string): Promise<StoreConfiguration | undefined> {
  let version = await findConfigurationVersion(db, storeId);
  for (let loads = 1; ; loads += 1) {
    const read = version === undefined ? undefined : await readTables(db, storeId);
    if (version === undefined || !read) return undefined;
    const after = await findConfigurationVersion(db, storeId);
    // With the version from before the load, the next check finds that a table has changed meanwhile.
    if (after === version || loads === maxLoads) return { version, ...read };
    version = after;
  }
}

async function readTables(db: Database, storeId: string): Promise<Omit<StoreConfiguration, 'version'> | undefined> {
  const [store] = await db.select().from(stores).where(eq(stores.id, storeId));
  if (!store) return undefined;
  const { nextOrderNumber: _, ...settings } = await findSettings(db, storeId);
  const keys = await db
    .select({ key: apiKeys.key, kind: apiKeys.kind })
    .from(apiKeys)
    .where(eq(apiKeys.storeId, storeId))
    .orderBy(asc(apiKeys.key));
  const origins = await db.select().from(allowedOrigins).where(eq(allowedOrigins.storeId, storeId));
  const exchangeRates = await findExchangeRates(db, storeId);
  const promotions = await findAllPromotions(db, storeId);
  return {
    store,
    settings,
    keys: new Map(keys.map(({ key, kind }) => [key, kind])),
    origins: new Set(origins.map(({ origin }) => origin)),
    markets: await findMarkets(db, storeId),
    zones: await findZones(db, storeId),
    exchangeRates,
    terms: await findLandedTerms(db, storeId, exchangeRates),
    metafields: await findMetafieldDefinitions(db, storeId),
    promotions: promotions.map(({ usedCount: __, ...terms }) => terms),
  };
}
