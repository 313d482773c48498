import { PGlite } from '@electric-sql/pglite';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { fromPglite, openDatabase, type OpenDatabase } from '../platform/database/client.ts';
import { hashToken, newId } from '../platform/database/ids.ts';
import { migrationsFolder } from '../platform/database/migrate.ts';
import { exists, writeAtomically } from '../catalog/media/originals.ts';

/** Which databases the tests run on: PGlite always, PostgreSQL where `TEST_DATABASE_URL` names a server. */
export const testDatabases: readonly ('pglite' | 'postgres')[] = process.env['TEST_DATABASE_URL']
  ? ['pglite', 'postgres']
  : ['pglite'];

/** A fresh, migrated database that closing throws away. */
export async function openTestDatabase(kind: 'pglite' | 'postgres'): Promise<OpenDatabase> {
  const database = kind === 'pglite' ? await freshPglite() : await freshPostgres(process.env['TEST_DATABASE_URL']!);
  await database.migrate();
  return database;
}

/**
 * Making a cluster takes PGlite seconds, loading one a third of a second: it is made once and kept with the
 * dependencies.
 */
async function freshPglite(): Promise<OpenDatabase> {
  const cache = fileURLToPath(new URL('../../../../node_modules/.cache/smallshop/', import.meta.url));
  const template = join(cache, `pglite-${await stateOfTables()}.tar`);
  if (!(await exists(template))) {
    const client = await PGlite.create('memory://');
    const made = fromPglite(client);
    await made.migrate();
    await mkdir(cache, { recursive: true });
    for (const old of await readdir(cache))
      if (/^pglite-\w+\.tar$/.test(old)) await rm(join(cache, old), { force: true });
    await writeAtomically(template, new Uint8Array(await (await client.dumpDataDir('none')).arrayBuffer()));
    await made.close();
  }
  return fromPglite(await PGlite.create({ loadDataDir: new Blob([await readFile(template)]) }));
}

/** Changes with the migrations and with PGlite. */
async function stateOfTables(): Promise<string> {
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql'));
  const parts = await Promise.all(
    [join('meta', '_journal.json'), ...files].map((name) => readFile(join(migrationsFolder, name), 'utf8')),
  );
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return hashToken([await readFile(join(dirname(pglite), '..', 'package.json'), 'utf8'), ...parts].join()).slice(0, 16);
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
