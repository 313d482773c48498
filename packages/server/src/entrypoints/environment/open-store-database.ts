import { join } from 'node:path';
import type { Env } from './env.ts';
import { openDatabase, type OpenDatabase } from '../../platform/database/client.ts';

/** The database that the environment names: PostgreSQL by its URL, else PGlite in the data folder. Migrated. */
export async function openStoreDatabase(env: Pick<Env, 'databaseUrl' | 'dataDir'>): Promise<OpenDatabase> {
  const database = await openDatabase(
    env.databaseUrl ? { url: env.databaseUrl } : { dir: join(env.dataDir, 'database') },
  );
  try {
    await database.migrate();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
