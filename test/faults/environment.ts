import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStoreDatabase } from '../../packages/server/src/entrypoints/environment/open-store-database.ts';
import { seedShop } from '../../packages/server/src/entrypoints/seed/seed-shop.ts';
import { createTestDatabase } from '../../packages/server/src/test-support/test-postgres.ts';
import { writeFixtureShop } from '../../packages/server/src/test-support/fixture-shop.ts';

export type DatabaseKind = 'pglite' | 'postgres';

/** A database and a data folder that outlive the servers that use them. */
export interface TestEnvironment {
  /** The environment variables for a server. */
  env: Record<string, string>;
  keys: { publishableKey: string; secretKey: string };
  remove(): Promise<void>;
}

/**
 * Makes a place with the fixture shop in it. PostgreSQL is the server that `TEST_DATABASE_URL` names, unless another
 * one is given.
 */
export async function createEnvironment(
  kind: DatabaseKind,
  serverUrl = process.env['TEST_DATABASE_URL'],
): Promise<TestEnvironment> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-fault-tests-'));
  const postgres = kind === 'postgres' ? await createTestDatabase(serverUrl) : undefined;
  const database = await openStoreDatabase({ dataDir, ...(postgres && { databaseUrl: postgres.url }) });
  await writeFixtureShop(join(dataDir, 'shop'));
  const publishableKey = 'pk_test_faults';
  const shop = {
    dir: join(dataDir, 'shop'),
    imagesDir: join(dataDir, 'shop', 'images'),
    dataDir,
    publishableKey,
    origins: [],
  };
  const { secretKey } = await seedShop(database.db, shop);
  await database.close();
  return {
    env: { SMALLSHOP_DATA_DIR: dataDir, ...(postgres && { DATABASE_URL: postgres.url }) },
    keys: { publishableKey, secretKey: secretKey! },
    async remove() {
      await postgres?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
