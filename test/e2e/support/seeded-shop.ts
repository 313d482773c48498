import { mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database, OpenDatabase } from '../../../packages/server/src/platform/database/client.ts';
import { openSavedShop, saveShop } from '../../../packages/server/src/test-support/saved-shop.ts';
import { seedShop } from '../../../packages/server/src/entrypoints/seed/seed-shop.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** Names the folder with the seeded shop, while the tests run. */
const variable = 'SMALLSHOP_SEEDED_SHOP';

export const demoKey = 'pk_demo_osmanthe';

/** Fills a database and a data folder with the demo shop. Returns the store's id. */
export async function seedDemoShop(db: Database, dataDir: string, origins: string[]): Promise<string> {
  const { storeId } = await seedShop(db, {
    dir: root('examples/demo-shop/catalogue'),
    imagesDir: root('.smallshop/pictures'),
    dataDir,
    publishableKey: demoKey,
    origins,
  });
  return storeId;
}

/** Seeds the demo shop once for all test files: each would need some ten seconds for it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'smallshop-seeded-'));
  await mkdir(join(folder, 'renditions'));
  const remove = await saveShop(folder, async (db, dataDir) => ({ storeId: await seedDemoShop(db, dataDir, []) }));
  process.env[variable] = folder;
  return remove;
}

/** Opens a copy of the seeded shop. Null if none was made, as in the benchmarks. */
export async function openSeededShop(
  kind: 'pglite' | 'postgres',
  dataDir: string,
): Promise<{ database: OpenDatabase; storeId: string } | null> {
  const folder = process.env[variable];
  if (!folder) return null;
  const { database, facts } = await openSavedShop(kind, folder, dataDir);
  // Pictures in the sizes of the pages are drawn by the first test that needs them.
  await symlink(join(folder, 'renditions'), join(dataDir, 'renditions'));
  return { database, storeId: facts['storeId']! };
}
