import pg from 'pg';
import { openDatabase, type OpenDatabase } from '../platform/database/client.ts';
import { newId } from '../platform/database/ids.ts';

/** A database of a test, on the server that `TEST_DATABASE_URL` names. */
export interface TestPostgres {
  url: string;
  /** Removes it, with its connections. */
  drop(): Promise<void>;
}

/** Creates an empty database. */
export const createTestDatabase = (serverUrl = process.env['TEST_DATABASE_URL']!) => create(serverUrl, '');

/** Copies a database that has no connections. */
export const copyTestDatabase = (url: string) =>
  // Copying the files does not fill the log, which is quicker for so small a database.
  create(url, ` template ${new URL(url).pathname.slice(1)} strategy file_copy`);

/** Opens it; closing removes it. */
export async function openTestPostgres({ url, drop }: TestPostgres): Promise<OpenDatabase> {
  const database = await openDatabase({ url });
  return { ...database, close: () => database.close().then(drop) };
}

async function create(serverUrl: string, template: string): Promise<TestPostgres> {
  const name = newId('smallshop_test').toLowerCase();
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: at(serverUrl, 'postgres') });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onServer(`create database ${name}${template}`);
  return { url: at(serverUrl, name), drop: () => onServer(`drop database ${name} with (force)`) };
}

function at(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
