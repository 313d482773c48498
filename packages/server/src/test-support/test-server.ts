import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp, type App } from '../entrypoints/server/app.ts';
import { createConfigurations } from '../shop/configuration/configurations.ts';
import type { Deps } from '../shop/requests/context.ts';
import type { Database } from '../platform/database/client.ts';
import type { BoundRoute } from '../shop/requests/bind-route.ts';
import { seedShop } from '../entrypoints/seed/seed-shop.ts';
import { createCaller, type Caller } from './call-routes.ts';
import { writeFixtureShop } from './fixture-shop.ts';
import { openSavedShop } from './saved-shop.ts';
import { fastestDatabase, openTestDatabase } from './test-database.ts';

export const testOrigin = 'https://page.example';
export const testKey = 'pk_test_fixture';

export type { CallOptions, Reply } from './call-routes.ts';

export interface TestServer extends Caller {
  app: App;
  db: Database;
  deps: Deps;
  storeId: string;
  publishableKey: string;
  secretKey: string;
  /** Moves the server's clock. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** Default: the fastest one, for tests whose result does not depend on the database. */
  database?: 'pglite' | 'postgres';
  deps?: Partial<Deps>;
  /** Takes the place of all the server's routes. */
  bound?: readonly BoundRoute[];
}

/** Names the folder with the fixture shop as the test runner has saved it. */
export const fixtureShopVariable = 'SMALLSHOP_FIXTURE_SHOP';

/** Fills a database and a data folder with the fixture shop. */
export async function seedFixtureShop(db: Database, dataDir: string): Promise<{ storeId: string; secretKey: string }> {
  await writeFixtureShop(join(dataDir, 'shop'));
  const { storeId, secretKey } = await seedShop(db, {
    dir: join(dataDir, 'shop'),
    imagesDir: join(dataDir, 'shop', 'images'),
    dataDir,
    publishableKey: testKey,
    origins: [testOrigin],
  });
  return { storeId, secretKey: secretKey! };
}

async function openSeededShop(kind: 'pglite' | 'postgres', dataDir: string) {
  const database = await openTestDatabase(kind);
  return { database, facts: await seedFixtureShop(database.db, dataDir) };
}

/** A server with the fixture shop in a database of its own. Share one per test file; close it at the end. */
export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-test-'));
  const kind = options.database ?? fastestDatabase;
  const saved = process.env[fixtureShopVariable];
  const { database, facts } = await (saved ? openSavedShop(kind, saved, dataDir) : openSeededShop(kind, dataDir));
  const { storeId, secretKey } = facts as { storeId: string; secretKey: string };
  let moved = 0;
  const deps: Deps = {
    db: database.db,
    // Tests change tables directly. Each request checks whether that changed the configuration.
    configurations: createConfigurations(database.db, { maxAgeMs: 0 }),
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    now: () => new Date(Date.now() + moved),
    dataDir,
    payments: ['test', 'bank_transfer'],
    ...options.deps,
  };
  const app = createApp(deps, options.bound);
  const keys = { publishableKey: testKey, secretKey };
  return {
    app,
    deps,
    storeId,
    ...keys,
    ...createCaller((path, init) => app.request(`http://shop.test${path}`, init), keys),
    db: database.db,
    advance: (milliseconds) => void (moved += milliseconds),
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
