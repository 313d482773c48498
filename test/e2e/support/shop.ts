import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../../packages/server/src/platform/database/client.ts';
import { readEnv } from '../../../packages/server/src/entrypoints/environment/env.ts';
import { startServer } from '../../../packages/server/src/entrypoints/server/main.ts';
import { replaceOrigins } from '../../../packages/server/src/shop/settings/create-store.ts';
import { fastestDatabase, openTestDatabase } from '../../../packages/server/src/test-support/test-database.ts';
import { openSeededShop, seedDemoShop } from './seeded-shop.ts';

export { demoKey } from './seeded-shop.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export interface RunningShop {
  url: string;
  /** The very database that the server writes to: what a test reads is what was sold. */
  db: Database;
  storeId: string;
  dataDir: string;
  close(): Promise<void>;
}

export interface ShopOptions {
  /** PostgreSQL by default, where there is one. */
  database?: 'pglite' | 'postgres';
  /** More origins of the store, besides the shop's own. */
  origins?: readonly string[];
  /** More environment variables of the server. */
  env?: Readonly<Record<string, string>>;
}

/** The demo shop as `npm start` serves it, on a free port and a database of its own. */
export async function startShop({
  database: kind = fastestDatabase,
  origins = [],
  env: more = {},
}: ShopOptions = {}): Promise<RunningShop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-e2e-'));
  const seeded = await openSeededShop(kind, dataDir);
  const database = seeded?.database ?? (await openTestDatabase(kind));
  const env = readEnv({
    PORT: '0',
    LOG_LEVEL: 'silent',
    SMALLSHOP_TEST_MODE: 'on',
    SMALLSHOP_PAYMENTS: 'test,bank_transfer',
    SMALLSHOP_DATA_DIR: dataDir,
    SMALLSHOP_SITE_DIR: process.env['SMALLSHOP_SITE_DIR'] ?? root('examples/demo-shop/dist'),
    SMALLSHOP_CDN_DIR: process.env['SMALLSHOP_CDN_DIR'] ?? root('packages/elements/dist/cdn'),
    ...more,
  });
  const { url, stop } = await startServer(env, { database });
  const allOrigins = [url, ...origins];
  if (seeded) await database.db.transaction((tx) => replaceOrigins(tx, seeded.storeId, allOrigins));
  const storeId = seeded?.storeId ?? (await seedDemoShop(database.db, dataDir, allOrigins));
  return {
    url,
    storeId,
    dataDir,
    db: database.db,
    async close() {
      await stop();
      // A picture may still be on its way to the disk.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
