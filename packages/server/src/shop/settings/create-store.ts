import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { hashToken, newId, newToken } from '../../platform/database/ids.ts';
import { allowedOrigins, apiKeys, markets, stores, type NewMarket } from '../store/store.tables.ts';

export interface NewStore {
  name: string;
  languages: string[];
  defaultLanguage: string;
  defaultCountry: string;
  markets: NewMarket[];
  origins: string[];
  /** A fixed key for a demo. Default: a random key. */
  publishableKey?: string;
}

/** The only time that the secret key is returned; the database stores its hash. */
export interface CreatedStore {
  storeId: string;
  publishableKey: string;
  secretKey: string;
}

export async function createStore(db: Database, input: NewStore): Promise<CreatedStore> {
  const storeId = newId('sto');
  const publishableKey = input.publishableKey ?? newId('pk');
  const secretKey = newToken('sk');
  await db.transaction(async (tx) => {
    const { name, languages, defaultLanguage, defaultCountry } = input;
    await tx.insert(stores).values({ id: storeId, name, languages, defaultLanguage, defaultCountry });
    await tx.insert(apiKeys).values([
      { key: publishableKey, storeId, kind: 'publishable' },
      { key: hashToken(secretKey), storeId, kind: 'secret' },
    ]);
    await replaceOrigins(tx, storeId, input.origins);
    await replaceMarkets(tx, storeId, input.markets);
  });
  return { storeId, publishableKey, secretKey };
}

export async function replaceOrigins(db: Database, storeId: string, origins: readonly string[]): Promise<void> {
  await db.delete(allowedOrigins).where(eq(allowedOrigins.storeId, storeId));
  const unique = [...new Set(origins)];
  if (unique.length > 0) await db.insert(allowedOrigins).values(unique.map((origin) => ({ storeId, origin })));
}

export async function replaceMarkets(db: Database, storeId: string, list: NewStore['markets']): Promise<void> {
  await db.delete(markets).where(eq(markets.storeId, storeId));
  if (list.length > 0)
    await db.insert(markets).values(list.map((market, position) => ({ ...market, storeId, position })));
}
