import { join } from 'node:path';
import type { Env } from './env.ts';
import { openDatabase, type OpenDatabase, type DatabaseOptions } from '../../platform/database/client.ts';

type DatabaseEnv = Pick<Env, 'databaseUrl' | 'dataDir'>;

/** The database that the environment names: PostgreSQL by its URL, else PGlite in the data folder. */
export const openUnmigratedDatabase = (
  { databaseUrl, dataDir }: DatabaseEnv,
  options: DatabaseOptions = {},
): Promise<OpenDatabase> =>
  openDatabase(databaseUrl ? { url: databaseUrl } : { dir: embeddedDatabaseDir(dataDir) }, options);

export const embeddedDatabaseDir = (dataDir: string): string => join(dataDir, 'database');

/** The same, with its tables up to date. */
export async function openStoreDatabase(env: DatabaseEnv, options: DatabaseOptions = {}): Promise<OpenDatabase> {
  const database = await openUnmigratedDatabase(env, options);
  try {
    await database.migrate();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
