import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStoreDatabase } from '../../packages/server/src/entrypoints/environment/open-store-database.ts';
import { createTestDatabase } from '../../packages/server/src/test-support/test-postgres.ts';
import { copySavedShop } from '../../packages/server/src/test-support/saved-shop.ts';
import { fixtureShopVariable, seedFixtureShop, testKey } from '../../packages/server/src/test-support/test-server.ts';

export type DatabaseKind = 'pglite' | 'postgres';

/** A database and a data folder that outlive the servers that use them. */
export interface TestEnvironment {
  /** The environment variables for a server. */
  env: Record<string, string>;
  keys: { publishableKey: string; secretKey: string };
  remove(): Promise<void>;
}

/**
 * Makes a place with the fixture shop in it: a copy of the one that the test runner has saved, if there is one.
 * PostgreSQL is the server that `TEST_DATABASE_URL` names, unless another one is given.
 */
export async function createEnvironment(kind: DatabaseKind, serverUrl?: string): Promise<TestEnvironment> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-fault-tests-'));
  const saved = process.env[fixtureShopVariable];
  const { postgres, facts } =
    saved && !serverUrl ? await copySavedShop(kind, saved, dataDir) : await seed(kind, dataDir, serverUrl);
  return {
    env: { SMALLSHOP_DATA_DIR: dataDir, ...(postgres && { DATABASE_URL: postgres.url }) },
    keys: { publishableKey: testKey, secretKey: facts['secretKey']! },
    async remove() {
      await postgres?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function seed(kind: DatabaseKind, dataDir: string, serverUrl?: string) {
  const postgres = kind === 'postgres' ? await createTestDatabase(serverUrl) : undefined;
  const database = await openStoreDatabase({ dataDir, ...(postgres && { databaseUrl: postgres.url }) });
  const facts: Record<string, string> = await seedFixtureShop(database.db, dataDir);
  await database.close();
  return { postgres, facts };
}
