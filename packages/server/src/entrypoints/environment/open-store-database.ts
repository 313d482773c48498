import { hourMs } from '@smallshop/contract';
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

/** Milliseconds that a statement may take that makes an index for all rows of a large shop. */
const fillTimeoutMs = 6 * hourMs;

/** The same, for a command that fills it. */
export function openDatabaseToFill({ databaseUrl, ...env }: DatabaseEnv): Promise<OpenDatabase> {
  if (!databaseUrl) return openUnmigratedDatabase(env);
  const url = new URL(databaseUrl);
  for (const name of ['statement_timeout', 'query_timeout'])
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(fillTimeoutMs));
  return openUnmigratedDatabase({ ...env, databaseUrl: url.href });
}

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
