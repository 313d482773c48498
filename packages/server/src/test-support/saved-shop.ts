import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromPglite, type Database, type OpenDatabase } from '../platform/database/client.ts';
import { dumpPglite, loadPglite, prepareTemplate } from './test-database.ts';

/**
 * Seeds a shop once and saves its database and data folder, so that each test file opens a copy. `seed` returns what
 * the tests need to know of it, such as keys.
 */
export async function saveShop(
  folder: string,
  seed: (db: Database, dataDir: string) => Promise<Record<string, string>>,
): Promise<void> {
  const client = await loadPglite(await prepareTemplate());
  const database = fromPglite(client);
  const facts = await seed(database.db, join(folder, 'data'));
  await writeFile(join(folder, 'facts.json'), JSON.stringify(facts));
  await writeFile(join(folder, 'database.tar'), await dumpPglite(client));
  await database.close();
}

/** Opens a copy of a saved shop; its files are copied to `dataDir`. */
export async function openSavedShop(
  folder: string,
  dataDir: string,
): Promise<{ database: OpenDatabase; facts: Record<string, string> }> {
  await cp(join(folder, 'data'), dataDir, { recursive: true });
  return {
    database: fromPglite(await loadPglite(join(folder, 'database.tar'))),
    facts: JSON.parse(await readFile(join(folder, 'facts.json'), 'utf8')) as Record<string, string>,
  };
}
