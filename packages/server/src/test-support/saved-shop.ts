import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromPglite, openDatabase, type Database, type OpenDatabase } from '../platform/database/client.ts';
import { dumpPglite, loadPglite, prepareClusters, testDatabases } from './test-database.ts';
import { copyTestDatabase, createTestDatabase, openTestPostgres, type TestPostgres } from './test-postgres.ts';

/** What the tests need to know of a seeded shop, such as its keys. */
type Facts = Record<string, string>;
type Seed = (db: Database, dataDir: string) => Promise<Facts>;

/**
 * Seeds a shop once on each database and saves it with its data folder, so that each test file opens a copy. Returns
 * how to remove it.
 */
export async function saveShop(folder: string, seed: Seed): Promise<() => Promise<void>> {
  const removals = await Promise.all(
    testDatabases.map(async (kind) => {
      const place = join(folder, kind);
      await mkdir(place);
      const { facts, remove } = await (kind === 'pglite' ? savePglite : savePostgres)(place, seed);
      await writeFile(join(place, 'facts.json'), JSON.stringify(facts));
      return remove;
    }),
  );
  return async () => {
    await Promise.all(removals.map((remove) => remove()));
    await rm(folder, { recursive: true, force: true });
  };
}

async function savePglite(place: string, seed: Seed) {
  const client = await loadPglite((await prepareClusters()).migrated);
  const database = fromPglite(client);
  const facts = await seed(database.db, join(place, 'data'));
  await writeFile(join(place, 'database.tar'), await dumpPglite(client));
  await database.close();
  return { facts, remove: async () => {} };
}

/** PostgreSQL copies a database that has no connections. */
async function savePostgres(place: string, seed: Seed) {
  const { url, drop } = await createTestDatabase();
  const database = await openDatabase({ url });
  await database.migrate();
  const facts = await seed(database.db, join(place, 'data'));
  await database.close();
  await writeFile(join(place, 'url'), url);
  return { facts, remove: drop };
}

/**
 * Copies a saved shop to where a server process opens it: the files to `dataDir`, with PGlite's cluster among them, or
 * the database of PostgreSQL.
 */
export async function copySavedShop(
  kind: 'pglite' | 'postgres',
  folder: string,
  dataDir: string,
): Promise<{ postgres: TestPostgres | undefined; facts: Facts }> {
  const place = join(folder, kind);
  await cp(join(place, 'data'), dataDir, { recursive: true });
  if (kind === 'pglite') await (await loadPglite(join(place, 'database.tar'), join(dataDir, 'database'))).close();
  return {
    postgres: kind === 'pglite' ? undefined : await copyTestDatabase(await readFile(join(place, 'url'), 'utf8')),
    facts: JSON.parse(await readFile(join(place, 'facts.json'), 'utf8')) as Facts,
  };
}

/** Opens a copy of a saved shop; its files are copied to `dataDir`. */
export async function openSavedShop(
  kind: 'pglite' | 'postgres',
  folder: string,
  dataDir: string,
): Promise<{ database: OpenDatabase; facts: Facts }> {
  const place = join(folder, kind);
  await cp(join(place, 'data'), dataDir, { recursive: true });
  return {
    database:
      kind === 'pglite'
        ? fromPglite(await loadPglite(join(place, 'database.tar')))
        : await openTestPostgres(await copyTestDatabase(await readFile(join(place, 'url'), 'utf8'))),
    facts: JSON.parse(await readFile(join(place, 'facts.json'), 'utf8')) as Facts,
  };
}
