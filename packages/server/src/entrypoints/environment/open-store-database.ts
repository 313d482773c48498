import { join } from 'node:path';
import type { Env } from './env.ts';
import { openDatabase, type OpenDatabase } from '../../platform/database/client.ts';

type DatabaseEnv = Pick<Env, 'databaseUrl' | 'dataDir'>;

/** The database that the environment names: PostgreSQL by its URL, else PGlite in the data folder. */
export const openUnmigratedDatabase = ({ databaseUrl, dataDir }: DatabaseEnv): Promise<OpenDatabase> =>
  openDatabase(databaseUrl ? { url: databaseUrl } : { dir: embeddedDatabaseDir(dataDir) });

export const embeddedDatabaseDir = (dataDir: string): string => join(dataDir, 'database');

/** The same, with its tables up to date. */
export async function openStoreDatabase(env: DatabaseEnv): Promise<OpenDatabase> {
  const database = await openUnmigratedDatabase(env);
  try {
    await database.migrate();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
