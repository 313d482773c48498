import pg from 'pg';
import { openDatabase, type OpenDatabase } from '../db/client.ts';
import { newId } from '../db/ids.ts';

/** Which databases the tests run on: PGlite always, PostgreSQL where `TEST_DATABASE_URL` names a server. */
export const testDatabases: readonly ('pglite' | 'postgres')[] = process.env['TEST_DATABASE_URL'] ? ['pglite', 'postgres'] : ['pglite'];

/** A fresh, migrated database that closing throws away. */
export async function openTestDatabase(kind: 'pglite' | 'postgres'): Promise<OpenDatabase> {
  const database = kind === 'pglite' ? await openDatabase({ memory: true }) : await freshPostgres(process.env['TEST_DATABASE_URL']!);
  await database.migrate();
  return database;
}

async function freshPostgres(serverUrl: string): Promise<OpenDatabase> {
  const name = newId('smallshop_test').toLowerCase();
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  return {
    ...database,
    async close() {
      await database.close();
      await onServer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
